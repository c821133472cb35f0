package dev.overfit.spark;

import dev.overfit.io.AtomicFolder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A JVM in which a driver of Spark can run, for a program that {@code spark-submit} did not start.
 * Spark wants packages of the JDK opened to it, and its {@code local-cluster} wants a class path to
 * hand on and variables in the environment, which a running JVM can neither do nor be given. So the
 * program runs again in a JVM of its own, with this one's class path, terminal and settings.
 */
final class DriverProcess {
  /** The property that says where Spark runs, as {@code spark-submit}'s option {@code --master}. */
  static final String MASTER = "master";

  private static final String HOME = "SPARK_HOME";

  /** A module for linear algebra of Spark's that nobody uses here, and that the JVM warns of. */
  private static final String INCUBATOR = "--add-modules=jdk.incubator.vector";

  private final Properties properties;

  private DriverProcess(Properties properties) {
    this.properties = properties;
  }

  /** Whether this JVM is one: started by {@code spark-submit}, or by {@link #run}. */
  static boolean isThisOne() {
    return Object.class.getModule().isOpen("sun.nio.ch", DriverProcess.class.getModule());
  }

  /**
   * Runs a program in one, and waits for it; ends it where this JVM is asked to end.
   *
   * @param program the class whose {@code main} it is
   * @return its exit code
   * @throws IOException if it cannot be started
   */
  static int run(Class<?> program, String... args) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("overfit-spark-");
    try {
      Files.createDirectory(home.resolve("jars"));
      return new DriverProcess(System.getProperties()).run(home, program, args);
    } finally {
      AtomicFolder.delete(home);
    }
  }

  private int run(Path home, Class<?> program, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(properties.getProperty("java.home"), "bin", "java").toString());
    Arrays.stream(JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !option.equals(INCUBATOR))
        .forEach(command::add);
    settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", classPath(program), program.getName()));
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put(HOME, home.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    if (master().startsWith("local")) {
      environment.putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1"); // nobody else's business
      environment.putIfAbsent("SPARK_LOCAL_HOSTNAME", "localhost");
    }
    return await(builder.start());
  }

  private static int await(Process process) throws InterruptedException {
    Thread hook = new Thread(() -> end(process), "overfit-driver-end");
    Runtime.getRuntime().addShutdownHook(hook);
    int code = process.waitFor();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      return code; // the hook has nothing left to end
    }
    return code;
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The options of the command, which have no dot in their names, and the settings of Spark. */
  private Map<String, String> settings() {
    Map<String, String> settings =
        properties.stringPropertyNames().stream()
            .filter(name -> isSetting(name) && !name.equals(MASTER))
            .collect(Collectors.toMap(name -> name, properties::getProperty));
    if (!master().isEmpty()) {
      settings.put("spark.master", master());
    }
    settings.putIfAbsent("spark.ui.enabled", "false");
    if (master().startsWith("local-cluster")) {
      settings.putIfAbsent("spark.executor.extraClassPath", classPath(DriverProcess.class));
    }
    return settings;
  }

  private static boolean isSetting(String name) {
    return !name.contains(".") || name.startsWith("spark.") || name.startsWith("org.bytedeco.");
  }

  /** Where Spark is to run; where nobody says, Spark says so itself once it is to start. */
  private String master() {
    return properties.getProperty(MASTER, properties.getProperty("spark.master", ""));
  }

  /** What a class was loaded with; in Maven's JVM that is another loader's than the system's. */
  private static String classPath(Class<?> type) {
    if (type.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(DriverProcess::file)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    return Path.of(URI.create(url.toString())).toString();
  }
}

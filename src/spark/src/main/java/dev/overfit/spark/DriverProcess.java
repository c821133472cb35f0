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
 * A JVM that can run a Spark driver, for a program not started by {@code spark-submit}. Spark needs
 * JDK packages opened to it, and its {@code local-cluster} needs a class path to pass on and
 * environment variables, none of which can be added to a running JVM. So the program is run again
 * in a new JVM with this one's class path, terminal and settings.
 */
final class DriverProcess {
  /** The property for where Spark runs, like {@code spark-submit}'s option {@code --master}. */
  static final String MASTER = "master";

  private static final String HOME = "SPARK_HOME";

  /** The module for Spark's linear algebra, unused here; the JVM would print a warning about it. */
  private static final String INCUBATOR = "--add-modules=jdk.incubator.vector";

  private final Properties properties;

  private DriverProcess(Properties properties) {
    this.properties = properties;
  }

  /** Returns whether this JVM was started by {@code spark-submit} or {@link #run}. */
  static boolean isThisOne() {
    return Object.class.getModule().isOpen("sun.nio.ch", DriverProcess.class.getModule());
  }

  /**
   * Runs a program in a driver process and waits for it; ends that process if this JVM is asked to
   * end.
   *
   * @param program the class with the {@code main} method
   * @return the exit code of the program
   * @throws IOException if the process cannot be started
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
      environment.putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1"); // unreachable from other hosts
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

  /** Returns the command's options, which have no dot in their names, and the settings of Spark. */
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

  /** Returns where Spark runs; empty if not set, which Spark itself reports on its start. */
  private String master() {
    return properties.getProperty(MASTER, properties.getProperty("spark.master", ""));
  }

  /** Returns the class path of a class, whose loader is not the system's in Maven's JVM. */
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

package dev.overfit.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run of the command or of the study on Spark in a folder, in processes of its own. */
final class StudyRun {
  private static final int MOST_MINUTES = 10;
  private static final String EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend";

  private final Path folder;
  private final Process process;

  private StudyRun(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts the command without Spark. */
  static StudyRun ofCommand(Path folder, List<String> settings) throws IOException {
    return start(folder, settings, List.of("-cp", classPath(), "dev.overfit.cli.Main"));
  }

  /** Starts the study on Spark on this machine, as Maven does. */
  static StudyRun onSpark(Path folder, String master, List<String> settings) throws IOException {
    return start(
        folder, settings, List.of("-Dmaster=" + master, "-cp", classPath(), Study.class.getName()));
  }

  /**
   * Starts the study from its jar, as {@code spark-submit} does.
   *
   * @param home a folder of Spark with its libraries
   */
  static StudyRun submitted(Path folder, String master, Path home, Path jar, List<String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    Arrays.stream(org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !option.startsWith("--add-modules"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            home.resolve("jars") + File.separator + "*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            master,
            "--conf",
            "spark.ui.enabled=false",
            "--class",
            Study.class.getName(),
            jar.toString()));
    return start(folder, settings, command, "SPARK_HOME=" + home);
  }

  private static StudyRun start(
      Path folder, List<String> settings, List<String> how, String... variables)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(how);
    settings.forEach(
        setting -> {
          int equals = setting.indexOf('=');
          command.add("--" + setting.substring(0, equals));
          command.add(setting.substring(equals + 1));
        });
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()));
    // Executors inherit it. In seconds the optimizing compiler costs more than it saves.
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_HOSTNAME", "localhost");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    for (String variable : variables) {
      String[] parts = variable.split("=", 2);
      builder.environment().put(parts[0], parts[1]);
    }
    return new StudyRun(folder, builder.start());
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the running executors. */
  List<ProcessHandle> executors() {
    return process.descendants().filter(each -> isOf(each, EXECUTOR)).toList();
  }

  /** Returns the process of Spark's driver, which is this one if there is no other. */
  ProcessHandle driver() {
    return process
        .children()
        .filter(each -> !isOf(each, EXECUTOR) && isOf(each, Study.class.getName()))
        .findFirst()
        .orElse(process.toHandle());
  }

  /**
   * Returns whether the command line of a process contains a text; Java's API returns at most a
   * page of the command line.
   */
  private static boolean isOf(ProcessHandle handle, String text) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(handle.pid()), "cmdline"))
          .contains(text);
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }

  /** Waits until the run has left this many checkpoints; returns false if it ends before. */
  boolean hasCheckpoints(int count) throws IOException, InterruptedException {
    while (checkpoints() < count) {
      if (endedWithin(50)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of checkpoints so far. */
  int checkpoints() throws IOException {
    Path checkpoints = folder.resolve("results/sizes/checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return (int) files.filter(file -> !file.getFileName().toString().startsWith(".tmp-")).count();
    }
  }

  /** Returns whether the run ends within the given number of milliseconds. */
  boolean endedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits for the run to end, with the given exit code. */
  StudyRun end(int code) throws IOException, InterruptedException {
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          folder + ": has not ended after " + MOST_MINUTES + " minutes\n" + err());
    }
    if (process.exitValue() != code) {
      throw new AssertionError(
          folder
              + ": expected exit code "
              + code
              + ", found "
              + process.exitValue()
              + "\n"
              + err());
    }
    return this;
  }

  /** Returns all output to standard error, including that of earlier runs in the same folder. */
  String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}

package dev.overfit.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Checks programs with and without TensorFlow's libraries and JNA. They predict and train to the
 * same digits, or methods that declare {@link IOException} throw it and others throw its unchecked
 * kind, naming folder and remedy.
 */
final class Natives {
  private static final String CACHE = "org.bytedeco.javacpp.cachedir=";
  private static final String JAR = "-linux-";
  private static final String JNI = "libjnitensorflow.so";
  private static final List<String> VARIABLES =
      List.of("TF_OVERRIDE_GLOBAL_THREADPOOL", "TF_CPP_MIN_LOG_LEVEL");
  private static final String LOGGED =
      """
      <configuration>
        <appender name="stdout" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%level %msg%n</pattern></encoder>
        </appender>
        <logger name="dev.overfit" level="DEBUG"><appender-ref ref="stdout"/></logger>
      </configuration>
      """;
  private static final String WITHOUT_JNA = "without JNA no environment variables are set";

  private final Path folder;
  private final String model = Path.of("graphs/reference/Tiny").toAbsolutePath().toString();
  private final String figures;
  private int served = 1;
  private int refused;

  private Natives(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    RealCommand.Ended usual = run(new RealCommand(folder), VARIABLES.toArray(String[]::new));
    checkVariables(usual, "1", "2");
    this.figures = figures(usual);
    Check.that(figures.matches("(?s)predicted: 0\\..*trained: EpochMetrics.*"), usual.out());
  }

  /**
   * Runs the checks.
   *
   * @param arguments the folder to work in; this process must be allowed to mount there
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Natives natives = new Natives(Path.of(arguments[0]));
    natives.environmentKept();
    natives.withoutJna();
    natives.unpackedBefore();
    natives.refusals();
    natives.grownDisk();
    System.out.printf(
        "natives: the same figures in %d ways, without JNA among them; %d ways in which they cannot"
            + " be loaded, each with folder and remedy%n",
        natives.served, natives.refused);
  }

  private void environmentKept() throws IOException, InterruptedException {
    RealCommand.Ended kept =
        run(new RealCommand(folder, "overfit.environment=keep"), VARIABLES.toArray(String[]::new));
    checkVariables(kept, "null", "null");
    checkServed(kept);
  }

  private void withoutJna() throws IOException, InterruptedException {
    String log =
        "logback.configurationFile="
            + Files.writeString(folder.resolve("debug.xml"), LOGGED).toAbsolutePath();
    checkWithoutJna(run(new RealCommand(folder, log).without("jna-")));
    Path place = folder.resolve("tmp").toAbsolutePath();
    try (SmallDisk disk = SmallDisk.over(place, 2000)) {
      disk.noexec();
      checkWithoutJna(
          run(new RealCommand(folder, log, "jna.tmpdir=" + place, "java.io.tmpdir=" + place)));
    }
  }

  private void checkWithoutJna(RealCommand.Ended ended) {
    checkServed(ended);
    Check.that(
        ended.out().split("DEBUG " + WITHOUT_JNA, -1).length == 2,
        "expected '" + WITHOUT_JNA + "' once, found " + ended);
  }

  /** There is no folder that anything could be unpacked into. */
  private void unpackedBefore() throws IOException, InterruptedException {
    Path place = folder.resolve("nothing");
    String libraries = "java.library.path=" + libraries();
    String[] settings = {"user.home=" + place, "java.io.tmpdir=" + place, libraries};
    try (SmallDisk disk = SmallDisk.over(place, 2000)) {
      disk.readOnly();
      checkServed(run(new RealCommand(folder, settings).without(JAR)));
      String[] first =
          Stream.concat(Stream.of(settings), Stream.of("org.bytedeco.javacpp.pathsfirst=true"))
              .toArray(String[]::new);
      checkServed(run(new RealCommand(folder, first)));
    }
  }

  /** Returns the folder that the first process unpacked the libraries into. */
  private static Path libraries() throws IOException {
    try (Stream<Path> files = Files.walk(Loader.getCacheDir().toPath())) {
      return files.filter(file -> file.endsWith(JNI)).findFirst().orElseThrow().getParent();
    }
  }

  private void refusals() throws IOException, InterruptedException {
    Path place = folder.resolve("natives").toAbsolutePath();
    try (SmallDisk disk = SmallDisk.over(place, 2000)) {
      String cache = CACHE + place;
      String full =
          " could not be unpacked into "
              + place
              + " (all take 683 MB, 2 MB are free): No space left on device; say another folder by -D"
              + CACHE;
      checkRefused(new RealCommand(folder, cache), full);
      new RealCommand(folder, cache, "suite=sizes", "data=sample", "epochs=1")
          .run()
          .expect(1)
          .expectLine("overfit: TensorFlow's natives: lib", full);
      disk.noexec();
      checkRefused(
          new RealCommand(folder, cache),
          "libraries may be loaded, found " + place + ", which is mounted noexec; say another");
      disk.readOnly();
      checkRefused(
          new RealCommand(folder, cache),
          "that may be written to, found " + place + ", which may not, or cannot be made; say");
      checkRefused(
          new RealCommand(folder, "user.home=" + place, "java.io.tmpdir=" + place),
          "found neither " + place + "/.javacpp/cache nor " + place + "/.javacpp-");
    }
    Path part = Files.createDirectories(folder.resolve("part"));
    Files.copy(libraries().resolve(JNI), part.resolve(JNI));
    checkRefused(
        new RealCommand(folder, "java.library.path=" + part).without(JAR),
        "natives: they could not be loaded: " + part.resolve(JNI) + ": libtensorflow_");
    checkRefused(
        new RealCommand(folder).without(JAR),
        "on the class path, found none; add the dependency"
            + " org.tensorflow:tensorflow-core-native:1.1.0 with the classifier linux-");
  }

  /** Unpacks all libraries in a process that had no space for them before. */
  private void grownDisk() throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.over(folder.resolve("grown").toAbsolutePath(), 2000)) {
      checkServed(
          new RealCommand(folder, CACHE + disk.folder())
              .run(PredictOnceThereIsSpace.class, model, disk.folder().toString())
              .expect(0));
      Check.that(Files.exists(disk.folder().resolve(".lock")), "unpacked elsewhere");
    }
  }

  private RealCommand.Ended run(RealCommand command, String... variables)
      throws IOException, InterruptedException {
    return command
        .run(
            TrainAndPredict.class,
            Stream.concat(Stream.of(model), Stream.of(variables)).toArray(String[]::new))
        .expect(0);
  }

  private void checkServed(RealCommand.Ended ended) {
    Check.that(figures(ended).equals(figures), "expected " + figures + ", found " + ended);
    served++;
  }

  private void checkRefused(RealCommand command, String text)
      throws IOException, InterruptedException {
    RealCommand.Ended ended = run(command);
    List<String> lines = figures(ended).lines().toList();
    Check.that(
        lines.size() == 2
            && lines.get(0).startsWith("predicted: IOException: TensorFlow's natives: ")
            && lines.get(1).startsWith("trained: UncheckedIOException: TensorFlow's natives: ")
            && lines.stream().allMatch(line -> line.contains(text)),
        "expected " + text + ", found " + ended);
    Check.that(!ended.err().contains("UnsatisfiedLinkError"), ended.err());
    refused++;
  }

  private static void checkVariables(RealCommand.Ended ended, String... values) {
    for (int i = 0; i < values.length; i++) {
      String line = VARIABLES.get(i) + "=" + values[i];
      Check.that(ended.out().contains(line), "expected " + line + ", found " + ended);
    }
  }

  /** Returns the program's output without log lines. */
  private static String figures(RealCommand.Ended ended) {
    return ended
        .out()
        .lines()
        .filter(line -> line.startsWith("predicted: ") || line.startsWith("trained: "))
        .collect(Collectors.joining("\n"));
  }
}

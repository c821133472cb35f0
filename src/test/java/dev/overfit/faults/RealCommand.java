package dev.overfit.faults;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real command in its own process with its own working folder. */
final class RealCommand {
  /** The time after which a process counts as hanging; none is that slow. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Lines that the native runtime prints. */
  private static final Pattern OF_THE_RUNTIME =
      Pattern.compile("WARNING: All log messages before absl.*|[IWE]\\d{4} .*");

  /** What a process printed and how it ended. */
  record Ended(int code, String out, String err) {
    /** Fails unless the process ended with the given code. */
    Ended expect(int expected) {
      if (code != expected) {
        throw new AssertionError(
            "expected exit code " + expected + ", received " + code + "\n" + out + "\n" + err);
      }
      return this;
    }

    /**
     * Fails unless the process reported its failure in one line that contains the given texts. What
     * failed after that may follow, one line each.
     */
    Ended expectLine(String... texts) {
      List<String> lines =
          err.lines()
              .filter(line -> !line.isBlank() && !OF_THE_RUNTIME.matcher(line).matches())
              .filter(line -> !line.startsWith("overfit: also: "))
              .toList();
      if (lines.size() != 1) {
        throw new AssertionError("expected one line, received:\n" + err);
      }
      for (String text : texts) {
        Check.that(err.contains(text), "expected '" + text + "' in: " + err);
      }
      return this;
    }
  }

  private final Path folder;
  private final List<String> command = new ArrayList<>();

  /**
   * Creates a command.
   *
   * @param folder its working folder
   * @param settings {@code name=value}
   */
  RealCommand(Path folder, String... settings) {
    this.folder = folder;
    // A signal that the shell around this process ignores would be ignored there, too.
    command.addAll(List.of("env", "--default-signal=INT,TERM"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dprogress=dots"));
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    command.addAll(List.of("-cp", classPath()));
  }

  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Removes the libraries whose file name contains the given text from its class path. */
  RealCommand without(String text) {
    int place = command.size() - 1;
    command.set(
        place,
        Stream.of(command.get(place).split(File.pathSeparator, -1))
            .filter(entry -> !Path.of(entry).getFileName().toString().contains(text))
            .collect(Collectors.joining(File.pathSeparator)));
    return this;
  }

  /** Starts the command. */
  Running start() throws IOException {
    return start("dev.overfit.cli.Main", Map.of());
  }

  /** Runs another program in its place. */
  Ended run(Class<?> program, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("overfit-out", ".txt");
    return start(program.getName(), Map.of(), out, out, arguments).end();
  }

  /**
   * Starts the command and waits until it is held.
   *
   * @param place a regular expression that its output will match
   */
  Running startHeld(String place) throws IOException, InterruptedException {
    Path held = folder.toAbsolutePath().resolveSibling(folder.getFileName() + ".held");
    Running running =
        start(
            HeldCommand.class.getName(),
            Map.of(HeldCommand.PLACE, place, HeldCommand.FILE, held.toString()));
    running.hold(held);
    return running;
  }

  private Running start(String main, Map<String, String> environment) throws IOException {
    Path out = Files.createTempFile("overfit-out", ".txt");
    return start(main, environment, out, out);
  }

  /**
   * Starts a process.
   *
   * @param target the file that its standard output goes to
   * @param out the file to read its standard output from
   */
  private Running start(
      String main, Map<String, String> environment, Path target, Path out, String... arguments)
      throws IOException {
    Files.createDirectories(folder);
    Path err = Files.createTempFile("overfit-err", ".txt");
    List<String> whole = new ArrayList<>(command);
    whole.add(main);
    whole.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(folder.toFile())
            .redirectOutput(target.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  /** Runs it to its end with a standard output that cannot be read, such as {@code /dev/full}. */
  Ended runInto(Path device) throws IOException, InterruptedException {
    Path nothing = Files.createTempFile("overfit-out", ".txt");
    return start("dev.overfit.cli.Main", Map.of(), device, nothing).end();
  }

  /** Runs it to its end. */
  Ended run() throws IOException, InterruptedException {
    return start().end();
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException;
  }

  /** A running process. */
  static final class Running {
    private final Process process;
    private final Path out;
    private final Path err;
    private Path held = Path.of("");

    Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Sends a signal again and again until the process has ended. */
    void signalUntilEnded(String name) throws IOException, InterruptedException {
      while (!endedWithin(200)) {
        signal(name);
      }
    }

    long pid() {
      return process.pid();
    }

    /** Waits until a file exists. */
    void awaitFile(Path file) throws IOException, InterruptedException {
      await("it wrote " + file, () -> Files.exists(file));
    }

    /** Returns whether the process ends within the given time. */
    boolean endedWithin(long millis) throws InterruptedException {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits until the process has printed a text. */
    void awaitSaid(String text) throws IOException, InterruptedException {
      await("it said '" + text + "'", () -> said().contains(text));
    }

    private void hold(Path file) throws IOException, InterruptedException {
      held = file;
      await("it stood still", () -> Files.exists(file));
    }

    /** Releases the held process. */
    void release() throws IOException {
      Files.delete(held);
    }

    private void await(String what, Condition condition) throws IOException, InterruptedException {
      long begun = System.nanoTime();
      while (!condition.holds()) {
        if (!process.isAlive()) {
          throw new AssertionError("ended before " + what + ":\n" + said());
        }
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
          process.destroyForcibly();
          throw new AssertionError("not within " + LONGEST + " that " + what + ":\n" + said());
        }
        Thread.sleep(2);
      }
    }

    /** Returns whether it has printed so many bytes and a match of the text on standard output. */
    boolean hasSaid(int bytes, Pattern text) throws IOException {
      return Files.size(out) >= bytes && text.matcher(text(out)).find();
    }

    /** Returns what it has printed so far. */
    String said() throws IOException {
      return text(out) + text(err);
    }

    /** Reads a file whose last character may still be incomplete. */
    private static String text(Path file) throws IOException {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Waits for the process to end. */
    Ended end() throws IOException, InterruptedException {
      if (!endedWithin(LONGEST.toMillis())) {
        process.destroyForcibly();
        throw new AssertionError("not done within " + LONGEST + ":\n" + said());
      }
      Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return ended;
    }
  }
}

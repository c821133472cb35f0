package dev.overfit.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The real command, in a process of its own with a working folder of its own. */
final class RealCommand {
  private static final int MOST_SECONDS = 120;

  /** What the native runtime says beside us. */
  private static final Pattern OF_THE_RUNTIME =
      Pattern.compile("WARNING: All log messages before absl.*|[IWE]\\d{4} .*");

  /** What a process said and how it ended. */
  record Ended(int code, String out, String err) {
    /** Fails unless it ended with a code. */
    Ended expect(int expected) {
      if (code != expected) {
        throw new AssertionError(
            "expected exit code " + expected + ", received " + code + "\n" + out + "\n" + err);
      }
      return this;
    }

    /** Fails unless all it said of its failure is one line that holds some texts. */
    Ended expectLine(String... texts) {
      List<String> lines =
          err.lines()
              .filter(line -> !line.isBlank() && !OF_THE_RUNTIME.matcher(line).matches())
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
   * A command.
   *
   * @param folder its working folder
   * @param settings {@code name=value}
   */
  RealCommand(Path folder, String... settings) {
    this.folder = folder;
    // A signal that the shell around us ignores would be ignored there, too.
    command.addAll(List.of("env", "--default-signal=INT,TERM"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dprogress=dots"));
    for (String setting : settings) {
      command.add("-D" + setting);
    }
    command.addAll(List.of("-cp", classPath(), "dev.overfit.cli.Main"));
  }

  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Starts it. */
  Running start() throws IOException {
    Files.createDirectories(folder);
    Path out = Files.createTempFile("overfit-out", ".txt");
    Path err = Files.createTempFile("overfit-err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Running(process, out, err);
  }

  /** Runs it to its end. */
  Ended run() throws IOException, InterruptedException {
    return start().end();
  }

  /** A process that runs. */
  static final class Running {
    private final Process process;
    private final Path out;
    private final Path err;

    Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Whether it ended within so long. */
    boolean endedWithin(long millis) throws InterruptedException {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits until it has said something. */
    void awaitSaid(String text) throws IOException, InterruptedException {
      while (!said().contains(text)) {
        Check.that(process.isAlive(), "ended before it said '" + text + "':\n" + said());
        Thread.sleep(2);
      }
    }

    /** What it has said so far. */
    String said() throws IOException {
      return Files.readString(out) + Files.readString(err);
    }

    /** Waits for its end. */
    Ended end() throws IOException, InterruptedException {
      if (!endedWithin(TimeUnit.SECONDS.toMillis(MOST_SECONDS))) {
        process.destroyForcibly();
        throw new AssertionError("not done within " + MOST_SECONDS + " s:\n" + said());
      }
      Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return ended;
    }
  }
}

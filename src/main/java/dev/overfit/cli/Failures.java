package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.suite.UnusableDataException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Turns failures into lines on the error output and an exit code. */
final class Failures {
  /** An action that may fail. */
  @FunctionalInterface
  interface Attempt {
    ExitCode run() throws UsageException, IOException;
  }

  private final PrintStream err;
  private final BooleanSupplier stackTraces;

  /**
   * Creates the reporter of one run's failures.
   *
   * @param stackTraces whether each failure shows its stack trace
   */
  Failures(PrintStream err, BooleanSupplier stackTraces) {
    this.err = err;
    this.stackTraces = stackTraces;
  }

  /** Runs an attempt and returns its exit code, or the one for its failure. */
  ExitCode guard(Attempt attempt) {
    try {
      return attempt.run();
    } catch (UsageException e) {
      return report(e.lines(), e, ExitCode.USAGE);
    } catch (UnusableDataException e) {
      return report(e, ExitCode.DATA);
    } catch (CancellationException e) {
      return report(e, ExitCode.INTERRUPTED);
    } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
      return report(e, ExitCode.FAILED);
    }
  }

  private ExitCode report(Throwable failure, ExitCode code) {
    return report(List.of(text(failure)), failure, code);
  }

  private ExitCode report(List<String> lines, Throwable failure, ExitCode code) {
    lines.forEach(line -> err.println("overfit: " + line(line)));
    for (Throwable also : failure.getSuppressed()) {
      err.println("overfit: also: " + line(text(also)));
    }
    if (stackTraces.getAsBoolean()) {
      stackTrace(failure).forEach(err::println);
    }
    err.flush();
    return code;
  }

  /** Returns the lines of a stack trace, sanitized because they contain messages of libraries. */
  private static Stream<String> stackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString().lines().map(Failures::indented);
  }

  private static String indented(String line) {
    String text = line.stripLeading();
    return "\t".repeat(line.length() - text.length()) + OneLine.of(text);
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message;
  }

  private static String line(String text) {
    return OneLine.of(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}

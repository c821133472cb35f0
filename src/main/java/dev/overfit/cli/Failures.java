package dev.overfit.cli;

import dev.overfit.suite.UnusableDataException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Turns what went wrong into one line and an exit code. */
final class Failures {
  /** Something that may go wrong. */
  @FunctionalInterface
  interface Attempt {
    /** Does it. */
    ExitCode run() throws UsageException, IOException;
  }

  private final PrintStream err;
  private final BooleanSupplier stackTraces;

  /**
   * Failures of one run.
   *
   * @param stackTraces whether each shows where it came from
   */
  Failures(PrintStream err, BooleanSupplier stackTraces) {
    this.err = err;
    this.stackTraces = stackTraces;
  }

  /** The code of what is attempted, or of how it failed. */
  ExitCode guard(Attempt attempt) {
    try {
      return attempt.run();
    } catch (UsageException e) {
      return report(e, ExitCode.USAGE);
    } catch (UnusableDataException e) {
      return report(e, ExitCode.DATA);
    } catch (CancellationException e) {
      return report(e, ExitCode.INTERRUPTED);
    } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
      return report(e, ExitCode.FAILED);
    }
  }

  private ExitCode report(Throwable failure, ExitCode code) {
    err.println("overfit: " + line(failure));
    for (Throwable also : failure.getSuppressed()) {
      err.println("overfit: also: " + line(also));
    }
    if (stackTraces.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  private static String line(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.toString();
    }
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}

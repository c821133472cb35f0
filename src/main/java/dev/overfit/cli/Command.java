package dev.overfit.cli;

import dev.overfit.suite.SuiteOutcome;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.Suites;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** The command: reads what it was told, runs it, and turns what came of it into an exit code. */
final class Command {
  private final Surroundings surroundings;
  private final PrintStream out;
  private final PrintStream err;

  Command(Surroundings surroundings, PrintStream out, PrintStream err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Runs. A failure is one line on {@code err}. */
  ExitCode run(String... args) {
    boolean stackTraces = Arguments.wantStackTraces(args, surroundings.properties());
    Failures failures = new Failures(err, stackTraces);
    return failures.guard(() -> run(Arguments.parse(args, surroundings.properties()), failures));
  }

  private ExitCode run(Arguments arguments, Failures failures) throws UsageException {
    Optional<String> answer = answer(arguments);
    if (answer.isPresent()) {
      out.print(answer.get());
      out.flush();
      return ExitCode.DONE;
    }
    RequestReader reader = new RequestReader(arguments, surroundings.userCache());
    return arguments.has(Setting.PREDICT)
        ? new Prediction(surroundings, out, err).run(reader.readPredict(), failures)
        : watched(reader.read(), failures);
  }

  /** What is only to be printed. */
  private static Optional<String> answer(Arguments arguments) {
    if (arguments.help()) {
      return Optional.of(Arguments.usage());
    }
    if (arguments.version()) {
      return Optional.of("overfit " + version() + "\n");
    }
    boolean list = arguments.text(Setting.SUITE).equals("help");
    return list ? Optional.of(SuiteList.of(Suites.all())) : Optional.empty();
  }

  /** Runs a suite; also where it fails, all is said before an interrupt may end the process. */
  private ExitCode watched(Request request, Failures failures) {
    SuiteRunner runner = surroundings.runners().get();
    try (Interruption watch =
        Interruption.watch("saving what is finished", runner::cancel, err, surroundings.end())) {
      ExitCode code = failures.guard(() -> run(request, runner));
      return watch.happened() ? ExitCode.INTERRUPTED : code;
    }
  }

  private ExitCode run(Request request, SuiteRunner runner) throws IOException {
    ProgressStyle style = request.progress().resolve(surroundings.terminal());
    try (ProgressDisplay progress = ProgressDisplay.of(style, out, surroundings.columns())) {
      ConsoleListener listener = new ConsoleListener(out, progress, surroundings.text());
      SuiteOutcome outcome = runner.run(request.suite(), request.settings(), listener);
      new Ending(out, surroundings.text(), surroundings.workingFolder())
          .print(outcome, listener.underway());
      return outcome.cancelled() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
  }

  private static String version() {
    String version = Command.class.getPackage().getImplementationVersion();
    return version == null ? "(built from source)" : version;
  }
}

package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.suite.SuiteOutcome;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.Suites;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The command: reads its arguments, does what they ask for, and returns an exit code. */
final class Command {
  private final Environment environment;
  private final PrintStream out;
  private final PrintStream err;

  Command(Environment environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Runs the command and reports failures on {@code err}, one line each. */
  ExitCode run(String... args) {
    Properties properties = environment.properties();
    Failures failures = new Failures(err, () -> StackTraceOption.said(args, properties));
    return failures.guard(() -> told(run(new Arguments(properties), failures, args)));
  }

  /**
   * Fails a successful command if its output could not be written; a run has left its files by
   * then.
   */
  private ExitCode told(ExitCode code) throws IOException {
    if (code == ExitCode.DONE) {
      StandardOutput.check(out);
    }
    return code;
  }

  private ExitCode run(Arguments arguments, Failures failures, String... args)
      throws UsageException {
    Options options = arguments.read(args);
    Optional<String> answer = answer(arguments, options);
    if (answer.isPresent()) {
      out.print(answer.get());
      return ExitCode.DONE;
    }
    if (options.compare.asked()) {
      ShownPaths paths = new ShownPaths(environment.workingFolder());
      return failures.guard(
          () -> new SideBySide(paths, out).run(options.compare.compare, options.output.results));
    }
    if (options.write.write.isPresent()) {
      Path file = options.write.write.get();
      return failures.guard(() -> write(options, file));
    }
    return options.predict.predict.isPresent()
        ? new Prediction(environment, out, err).run(options.predictRequest(), failures)
        : watched(options, failures);
  }

  /** Returns the text to print if the options ask for nothing else. */
  private static Optional<String> answer(Arguments arguments, Options options) {
    if (options.help) {
      return Optional.of(arguments.usage());
    }
    if (options.version) {
      return Optional.of(arguments.version());
    }
    return options.suite.help() ? Optional.of(SuiteList.of(Suites.all())) : Optional.empty();
  }

  private ExitCode write(Options options, Path file) throws UsageException, IOException {
    ShownPaths paths = new ShownPaths(environment.workingFolder());
    out.println("Written:");
    for (Path written : options.write.write(file, options.request(environment.userCache()))) {
      out.println("  " + OneLine.of(paths.of(written).toString()));
    }
    out.println("To run it: -Dsuite=" + OneLine.of(paths.of(file).toString()));
    return ExitCode.DONE;
  }

  /**
   * Runs a suite or checks the run. Even if it fails, everything is reported before an interrupt
   * may end the process.
   */
  private ExitCode watched(Options options, Failures failures) throws UsageException {
    Request request = options.request(environment.userCache());
    SuiteRunner runner = environment.runners().apply(request.axes());
    String reading = "ending the reading of data=" + options.data.data;
    try (Interruption watch = Interruption.watch(reading, runner::cancel, err, environment.end())) {
      ExitCode code =
          failures.guard(
              () ->
                  options.check.check
                      ? check(request, runner, watch)
                      : run(request, runner, watch));
      return watch.happened() ? ExitCode.INTERRUPTED : code;
    }
  }

  private ExitCode check(Request request, SuiteRunner runner, Interruption watch)
      throws IOException {
    ProgressStyle style = request.progress().resolve(environment.terminal());
    try (ProgressDisplay progress = ProgressDisplay.of(style, out, environment.columns())) {
      ConsoleListener listener =
          new ConsoleListener(
              out, progress, () -> watch.waitsFor("ending the timing"), ColumnsText::all);
      SuiteSettings settings = request.settings();
      PlanText.of(runner.check(request.suite(), settings, listener), settings)
          .forEach(out::println);
      return ExitCode.DONE;
    }
  }

  private ExitCode run(Request request, SuiteRunner runner, Interruption watch) throws IOException {
    ProgressStyle style = request.progress().resolve(environment.terminal());
    try (ProgressDisplay progress = ProgressDisplay.of(style, out, environment.columns())) {
      ConsoleListener listener =
          new ConsoleListener(out, progress, () -> watch.waitsFor("saving what is finished"));
      SuiteOutcome outcome = runner.run(request.suite(), request.settings(), listener);
      new Ending(out, environment.workingFolder()).print(outcome, listener.underway());
      outcome.checkKept();
      StandardOutput.check(out, "; the run went on without it, and has left its files");
      return outcome.cancelled() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
  }
}

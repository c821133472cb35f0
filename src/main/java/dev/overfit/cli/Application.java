package dev.overfit.cli;

import dev.overfit.report.StudyReport;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.SuiteRunner;
import java.nio.file.Path;

/** Puts the parts of the real command together. */
final class Application {
  private Application() {}

  /** The process, its terminal and its working folder. */
  static Environment environment() {
    return new Environment(
        System.getProperties(),
        System.getenv(),
        Terminal.present(),
        Path.of(""),
        ProcessEnd.ofRuntime(),
        Application::runner);
  }

  /** What runs a suite. */
  static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), StudyReport::write);
  }
}

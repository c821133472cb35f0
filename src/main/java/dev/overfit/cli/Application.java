package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.TrialTraining;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;

/** Assembles the parts of the real command. */
final class Application {
  private Application() {}

  /**
   * Returns the environment of this process: its properties, its terminal and its working folder.
   *
   * @param trainings creates the trainings
   * @param properties the values of options that the command line does not give
   */
  static Environment environment(TrialTraining.Factory trainings, Properties properties) {
    return new Environment(
        properties,
        System.getenv(),
        System.in,
        Terminal.present(),
        Path.of(""),
        ProcessEnd.ofRuntime(),
        axes -> runner(System.in, trainings, axes));
  }

  /**
   * Returns what runs a suite, in a program with the given standard input.
   *
   * @param axes the requested axes of the pictures
   */
  static SuiteRunner runner(InputStream in, Axes axes) {
    return runner(in, TrialTraining.Factory.ofTensorFlow(), axes);
  }

  private static SuiteRunner runner(InputStream in, TrialTraining.Factory trainings, Axes axes) {
    return SuiteRunner.of(new KnownSources(in), trainings, new Report(axes));
  }
}

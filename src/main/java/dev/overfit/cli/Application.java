package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.TrialTraining;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;

/** Puts the parts of the real command together. */
final class Application {
  private Application() {}

  /**
   * The process, its terminal and its working folder.
   *
   * @param trainings what trains
   * @param properties what holds where the command line is silent
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
   * What runs a suite, in a program with the given standard input.
   *
   * @param axes what was said of the axes of its pictures
   */
  static SuiteRunner runner(InputStream in, Axes axes) {
    return runner(in, TrialTraining.Factory.ofTensorFlow(), axes);
  }

  private static SuiteRunner runner(InputStream in, TrialTraining.Factory trainings, Axes axes) {
    return SuiteRunner.of(new KnownSources(in), trainings, new Report(axes));
  }
}

package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.report.StudyReport;
import dev.overfit.study.Study;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.StudyWriter;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteRunner;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suite.TrialTraining;
import dev.overfit.suitefile.SuiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

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

  /** The report, as a suite has it written. */
  private record Report(Axes axes) implements StudyWriter {
    private static final String SUITE = "suite.yaml";

    @Override
    public List<Path> write(Study study, Path folder) throws IOException {
      return StudyReport.write(study, folder, axes);
    }

    @Override
    public List<Path> writeSuite(Suite suite, SuiteSettings settings, Path folder)
        throws IOException {
      Path file = folder.resolve(SUITE);
      SuiteFile.of(suite, settings).write(file);
      return List.of(file);
    }

    @Override
    public List<Path> files(List<String> models, List<String> replicates, Path folder) {
      return Stream.concat(
              StudyReport.files(models, replicates, folder).stream(),
              Stream.of(folder.resolve(SUITE)))
          .toList();
    }
  }
}

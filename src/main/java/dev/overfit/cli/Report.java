package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.report.StudyReport;
import dev.overfit.study.Study;
import dev.overfit.suite.StudyWriter;
import dev.overfit.suite.Suite;
import dev.overfit.suite.SuiteSettings;
import dev.overfit.suitefile.SuiteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes all that the command leaves of a study: tables, pictures, page, and the suite for running
 * it again. It also serves programs: {@code SuiteRunner.of(new KnownSources(), new Report())}.
 *
 * @param axes the requested axes of the pictures
 */
public record Report(Axes axes) implements StudyWriter {
  private static final String SUITE = "suite.yaml";

  /** A report whose pictures each choose their own axes. */
  public Report() {
    this(Axes.AUTO);
  }

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

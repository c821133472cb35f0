package dev.overfit.cli;

import dev.overfit.model.ModelSpec;
import dev.overfit.report.Study;
import dev.overfit.suite.SuiteRunner;
import java.io.IOException;
import java.util.List;

/** Puts the parts of the real command together. */
final class Wiring {
  private static final String NOT_YET = "not part of this build yet";

  private Wiring() {}

  /** What runs a suite. */
  static SuiteRunner runner() {
    return SuiteRunner.of(
        new dev.overfit.suite.KnownSources(),
        (study, folder) -> {
          throw new IOException("the report is " + NOT_YET); // StudyReport::write
        });
  }

  /** What puts results into words. */
  static StudyText text() {
    return new StudyText() {
      @Override
      public String summary(ModelSpec model) {
        return model.toString(); // ModelSummary.of(model)
      }

      @Override
      public String table(Study study) {
        return study.results().toString(); // ResultTable.of(study)
      }

      @Override
      public List<String> findings(Study study) {
        return List.of(); // Findings.of(study)
      }
    };
  }
}

package dev.overfit.cli;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.ModelSummary;
import dev.overfit.report.StudyReport;
import dev.overfit.study.Findings;
import dev.overfit.study.ResultTable;
import dev.overfit.study.Study;
import dev.overfit.suite.KnownSources;
import dev.overfit.suite.SuiteRunner;
import java.util.List;

/** Puts the parts of the real command together. */
final class Wiring {
  private Wiring() {}

  /** What runs a suite. */
  static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), StudyReport::write);
  }

  /** What puts results into words. */
  static StudyText text() {
    return new StudyText() {
      @Override
      public String summary(ModelSpec model) {
        return ModelSummary.of(model);
      }

      @Override
      public String table(Study study) {
        return ResultTable.of(study).toText();
      }

      @Override
      public List<String> findings(Study study) {
        return Findings.of(study);
      }
    };
  }
}

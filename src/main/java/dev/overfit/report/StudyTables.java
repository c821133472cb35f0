package dev.overfit.report;

import dev.overfit.study.Analysis;
import java.io.IOException;

/**
 * The files of a study that are small enough to be embedded in its page.
 *
 * @param summary {@code summary.csv}
 * @param replicates {@code replicates.csv}
 * @param comparisons {@code comparisons.csv}
 * @param run {@code run.json}
 */
record StudyTables(String summary, String replicates, String comparisons, String run) {
  static StudyTables of(Analysis analysis) throws IOException {
    return new StudyTables(
        SummaryCsv.of(analysis),
        SummaryCsv.ofReplicates(analysis.study()),
        ComparisonsCsv.of(analysis),
        RunJson.of(analysis));
  }
}

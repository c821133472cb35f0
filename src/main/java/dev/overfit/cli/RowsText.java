package dev.overfit.cli;

import dev.overfit.data.DataException;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.LabelCounts;
import dev.overfit.io.OneLine;
import dev.overfit.model.LabelEncoding;
import dev.overfit.suite.SuiteRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Describes the rows of a run: their origin, how many train, validate and test, and their label.
 */
final class RowsText {
  private static final String RULE = "*".repeat(78);

  private RowsText() {}

  /** Returns the description, in lines. */
  static List<String> of(SuiteRows rows) {
    Split split = rows.split();
    List<String> lines = new ArrayList<>();
    if (split.origin().simulated()) {
      lines.add(RULE);
      lines.add("SIMULATED ROWS, not HIGGS data. Figures and pictures of this run say nothing");
      lines.add("about the real rows.");
      lines.add(RULE);
    }
    lines.add(parts(split));
    rows.coding().ifPresent(coding -> lines.add(label(coding.encoding().label(), split)));
    return lines;
  }

  private static String parts(Split split) {
    DataOrigin origin = split.origin();
    return OneLine.of(
        String.format(
            Locale.ROOT,
            "%s (%s): %,d rows to train, %,d to validate%s, SHA-256 %.12s",
            origin.name(),
            origin.location(),
            split.training().rows(),
            split.validation().rows(),
            split.test().map(RowsText::toTest).orElse(""),
            origin.sha256()));
  }

  private static String toTest(Dataset rows) {
    return String.format(Locale.ROOT, ", %,d to test", rows.rows());
  }

  private static String label(LabelEncoding label, Split split) {
    return OneLine.of(
        String.format(
            Locale.ROOT,
            "label %s: %s is 1, %s is 0; %s",
            label.name(),
            DataException.quote(label.positive()),
            DataException.quote(label.negative()),
            shares(split)));
  }

  /** Returns which share of the rows of each part has the label 1. */
  static String shares(Split split) {
    return String.format(
        Locale.ROOT,
        "of the rows that train %s are 1, of those that validate %s%s",
        share(split.training()),
        share(split.validation()),
        split.test().map(rows -> ", of those that test " + share(rows)).orElse(""));
  }

  private static String share(Dataset rows) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * LabelCounts.of(rows.labels()).share());
  }
}

package dev.overfit.suite;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.LabelCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks rows before anything is trained on them. */
final class RowChecks {
  private RowChecks() {}

  /**
   * @throws DataException if there is nothing to learn from the rows
   */
  static void check(SuiteRows rows) throws DataException {
    Split split = rows.split();
    if (isSingleClass(split.training())) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: expected rows of both classes to train, found the label %.0f in all %,d:"
                  + " nothing to learn",
              split.origin().name(),
              split.training().labels()[0],
              split.training().rows()));
    }
  }

  /** Returns what a user has to know about the rows, one sentence each without a final period. */
  static List<String> remarks(SuiteRows rows) {
    Split split = rows.split();
    List<String> remarks = new ArrayList<>();
    oneClass("validate", split.validation(), remarks);
    split.test().ifPresent(test -> oneClass("test", test, remarks));
    rows.coding()
        .filter(coding -> coding.repeated() > 0)
        .ifPresent(
            coding ->
                remarks.add(
                    String.format(
                        Locale.ROOT,
                        "%,d of the rows that validate or test are equal to one that trains, so"
                            + " that a model may know them by heart",
                        coding.repeated())));
    return remarks;
  }

  private static void oneClass(String part, Dataset rows, List<String> remarks) {
    if (isSingleClass(rows)) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "the rows that %s, %,d of them, all have the label %.0f, so that nothing can be said of"
                  + " how models tell the classes apart; a random split has both (split=random)",
              part,
              rows.rows(),
              rows.labels()[0]));
    }
  }

  private static boolean isSingleClass(Dataset rows) {
    return LabelCounts.of(rows.labels()).isSingleClass();
  }
}

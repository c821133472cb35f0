package dev.overfit.cli;

import dev.overfit.io.OneLine;
import dev.overfit.model.ColumnEncoding;
import dev.overfit.suite.SuiteRows;
import dev.overfit.table.ColumnFinding;
import dev.overfit.table.TableCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes each column of a run's rows and what becomes of it. */
final class ColumnsText {
  private static final int LONGEST = 200;

  private ColumnsText() {}

  /** Returns one line for each column that is not plainly numeric. */
  static List<String> notPlain(SuiteRows rows) {
    return rows.coding().stream()
        .flatMap(coding -> coding.columns().stream())
        .flatMap(column -> column.words().stream())
        .map(OneLine::of)
        .toList();
  }

  /** Returns one line for each column, and the number of features that the columns become. */
  static List<String> all(SuiteRows rows) {
    int width = rows.split().training().width();
    return rows.coding()
        .map(coding -> all(coding, width))
        .orElseGet(
            () ->
                List.of(
                    String.format(
                        Locale.ROOT,
                        "%,d columns of numbers, taken as they stand; %s",
                        width,
                        RowsText.shares(rows.split()))));
  }

  private static List<String> all(TableCoding coding, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s become %s:",
            count(coding.columns().size(), "column"),
            count(width, "feature")));
    coding.columns().forEach(column -> lines.add("  " + line(column)));
    return lines;
  }

  private static String line(ColumnFinding column) {
    String features =
        column.encoding().map(ColumnEncoding::width).map(many -> count(many, "feature")).orElse("");
    return OneLine.of(column.description(), LONGEST) + (features.isEmpty() ? "" : "; " + features);
  }

  private static String count(int many, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", many, what, many == 1 ? "" : "s");
  }
}

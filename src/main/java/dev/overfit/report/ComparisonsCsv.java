package dev.overfit.report;

import dev.overfit.statistics.Interval;
import dev.overfit.study.Analysis;
import dev.overfit.study.JudgingRows;
import dev.overfit.study.PairComparison;
import dev.overfit.study.PairFamily;
import dev.overfit.study.RunFamily;
import dev.overfit.study.RunsAnalysis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes {@code comparisons.csv}: a row for each pair of models, the better one first. {@code
 * against} names the model of an earlier run that the row's family is about, and is empty for the
 * study's own pairs; {@code rows} are the judging rows; {@code difference} is the worse model's
 * mean crossentropy minus the better one's, {@code low} and {@code high} its 95 % interval by the
 * chance of the rows. A cell is empty if there is no figure. Figures are written so that they read
 * back exactly.
 */
final class ComparisonsCsv {
  private static final List<String> COLUMNS =
      List.of(
          "better",
          "worse",
          "against",
          "rows",
          "replicates",
          "better_binary_crossentropy",
          "worse_binary_crossentropy",
          "difference",
          "low",
          "high",
          "p",
          "holm_p",
          "verdict",
          "open");

  private ComparisonsCsv() {}

  static String of(Analysis analysis) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (PairFamily family : analysis.families()) {
      family.pairs().forEach(pair -> rows.add(row(analysis.rows(), family, pair)));
    }
    return CsvTable.of(COLUMNS, rows);
  }

  /** Returns the comparisons of several runs. */
  static String of(RunsAnalysis analysis) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (RunFamily each : analysis.families()) {
      JudgingRows judging = each.one().rows().judging();
      each.family().pairs().forEach(pair -> rows.add(row(judging, each.family(), pair)));
    }
    return CsvTable.of(COLUMNS, rows);
  }

  private static List<Object> row(JudgingRows rows, PairFamily family, PairComparison pair) {
    boolean single = pair.replicates() == 1;
    return Arrays.asList(
        pair.better(),
        pair.worse(),
        family.anchor().orElse(""),
        rows.label(),
        pair.replicates(),
        pair.betterMean(),
        pair.worseMean(),
        pair.worseMean() - pair.betterMean(),
        end(pair, Interval::low),
        end(pair, Interval::high),
        single ? "" : pair.p(),
        single ? "" : pair.adjustedP(),
        pair.verdict().name().toLowerCase(Locale.ROOT),
        pair.open());
  }

  private static Object end(PairComparison pair, Function<Interval, Double> end) {
    return pair.interval().<Object>map(end).orElse("");
  }
}

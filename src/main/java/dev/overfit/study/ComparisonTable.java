package dev.overfit.study;

import dev.overfit.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tabulates the comparisons of a family: one row for each pair, the better model first. */
final class ComparisonTable {
  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          new ResultTable.Column("Better", false),
          new ResultTable.Column("Worse", false),
          new ResultTable.Column("Difference", true),
          new ResultTable.Column("Low", true),
          new ResultTable.Column("High", true),
          new ResultTable.Column("p", true),
          new ResultTable.Column("Holm's p", true),
          new ResultTable.Column("Verdict", false));

  private ComparisonTable() {}

  /**
   * What the legend of a table says about its comparisons.
   *
   * @param rows the rows that judge the models
   * @param words the number and kind of these rows, in words
   * @param resampled whether each replicate has its own rows
   * @param replicated whether any model was trained more than once
   * @param elsewhere the number of pairs outside the table that Holm's rule was also applied to
   */
  record Terms(
      JudgingRows rows, String words, boolean resampled, boolean replicated, int elsewhere) {
    static Terms of(Analysis analysis) {
      Study study = analysis.study();
      return new Terms(
          analysis.rows(),
          analysis.rows().words(study),
          study.resampled(),
          analysis.replicated(),
          0);
    }
  }

  static ResultTable of(Analysis analysis, PairFamily family) {
    return of(title(analysis, family), Terms.of(analysis), family);
  }

  static ResultTable of(String title, Terms terms, PairFamily family) {
    return new ResultTable(
        title,
        COLUMNS,
        family.pairs().stream().map(ComparisonTable::row).toList(),
        legend(terms, family));
  }

  private static String title(Analysis analysis, PairFamily family) {
    return switch (family.kind()) {
      case BASELINE -> "Against the baseline " + family.anchor().orElseThrow();
      case PAIRS -> analysis.baseline().isPresent() ? "The others, pair by pair" : "Pair by pair";
      case LEARNING_CURVE -> "More rows: the last step of each learning curve";
      case RUNS -> throw new IllegalArgumentException("family: expected one of a study");
    };
  }

  private static List<String> row(PairComparison pair) {
    boolean single = pair.replicates() == 1;
    return List.of(
        pair.better(),
        pair.worse(),
        Figures.crossentropy(pair.difference()),
        end(pair, Interval::low),
        end(pair, Interval::high),
        single ? Figures.NONE : Figures.crossentropy(pair.p()),
        single ? Figures.NONE : Figures.crossentropy(pair.adjustedP()),
        pair.words());
  }

  private static String end(PairComparison pair, Function<Interval, Double> end) {
    return pair.interval().map(end).map(Figures::crossentropy).orElse(Figures.NONE);
  }

  private static List<String> legend(Terms terms, PairFamily family) {
    boolean resampled = terms.resampled();
    List<String> lines = new ArrayList<>();
    lines.add(
        Figures.format(
            "Difference: of mean crossentropy on the %s.%s",
            terms.words(),
            terms.rows() == JudgingRows.TEST
                ? resampled
                    ? " Low, high: its 95 % interval, after Nadeau and Bengio."
                    : " Low, high: its 95 % interval by the chance of the rows (paired bootstrap)."
                : ""));
    if (terms.replicated()) {
      lines.add(
          Figures.format(
              "p: the chance of training alone giving as much (%s); Holm's p: over the %d pair%s of"
                  + " this table%s.",
              resampled ? "corrected resampled t test" : "sign-flip test over the replicates",
              family.pairs().size(),
              family.pairs().size() == 1 ? "" : "s",
              terms.elsewhere() == 0
                  ? ""
                  : Figures.format(
                      " and %d more, which a run's own report tells", terms.elsewhere())));
    }
    lines.addAll(meaning(terms));
    return lines;
  }

  private static List<String> meaning(Terms terms) {
    if (!terms.replicated() || terms.rows() != JudgingRows.TEST) {
      return List.of(
          "No verdict: that takes several replicates, against the chance of training, and test"
              + " rows.");
    }
    return List.of(
        Figures.format(
            "Real: Holm's p below %s and 0 outside the interval. Too small to matter: the interval%s"
                + " within %s on either side of 0.",
            Settlement.LEVEL,
            terms.resampled() ? "" : ", and that of the mean over the replicates by Student's t,",
            Course.MARGIN),
        "Not settled: else; what would settle it is estimated from the spread seen.");
  }
}

package dev.overfit.study;

import dev.overfit.statistics.Interval;
import dev.overfit.statistics.Mean;
import dev.overfit.statistics.MeanInterval;
import dev.overfit.statistics.SampleSize;
import dev.overfit.statistics.SignFlipTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The verdict on a difference and, if it is not settled, what would settle it. With Holm's p and
 * the 95 % interval by the chance of the rows, both as displayed:
 *
 * <ul>
 *   <li>real: p is below {@value #LEVEL}, and the interval excludes 0
 *   <li>too small to matter: the interval, and Student's 95 % interval by the chance of training,
 *       lie within {@link Course#MARGIN} on either side of 0
 *   <li>not settled: otherwise
 *   <li>no verdict: one training of each, or no test rows
 * </ul>
 */
final class Settlement {
  static final double LEVEL = 0.05;

  private final Judge judge;
  private final double[] differences;
  private final double adjustedP;
  private final Optional<Interval> rows;
  private final int comparisons;

  /**
   * Returns whether any difference could be real: whether p can come low enough over so many pairs.
   */
  static boolean canBeReal(int replicates, int pairs) {
    return lowestP(replicates, pairs) < LEVEL;
  }

  /** Returns the lowest possible Holm's p of the strictest of so many pairs. */
  static double lowestP(int replicates, int pairs) {
    return Math.min(1, SignFlipTest.smallest(replicates) * pairs);
  }

  /** Returns the fewest replicates with which a difference could be real over so many pairs. */
  static int enoughReplicates(int pairs) {
    int replicates = 2;
    while (!canBeReal(replicates, pairs)) {
      replicates++;
    }
    return replicates;
  }

  /**
   * @param differences the differences in crossentropy, one for each replicate
   * @param rows the interval of their mean by the chance of the rows
   * @param comparisons the number of pairs that Holm's rule is applied to
   */
  Settlement(
      Judge judge,
      double[] differences,
      double adjustedP,
      Optional<Interval> rows,
      int comparisons) {
    this.judge = judge;
    this.differences = differences;
    this.adjustedP = Figures.shown(adjustedP);
    this.rows = rows.map(Settlement::shown);
    this.comparisons = comparisons;
  }

  private static Interval shown(Interval interval) {
    return new Interval(Figures.shown(interval.low()), Figures.shown(interval.high()));
  }

  Verdict verdict() {
    if (rows.isEmpty() || differences.length == 1) {
      return Verdict.NONE;
    }
    if (differsByTraining() && differsByRows()) {
      return Verdict.REAL;
    }
    return smallByTraining() && smallByRows() ? Verdict.TOO_SMALL : Verdict.NOT_SETTLED;
  }

  private boolean differsByTraining() {
    return adjustedP < LEVEL;
  }

  private boolean differsByRows() {
    return !rows.orElseThrow().contains(0);
  }

  private boolean smallByRows() {
    return rows.orElseThrow().isWithin(Course.MARGIN);
  }

  /** If each replicate has its own rows, the interval already covers both kinds of chance. */
  private boolean smallByTraining() {
    return judge.resampled() || shown(MeanInterval.of(differences)).isWithin(Course.MARGIN);
  }

  /** Returns what would settle the difference, such as {@code about 4 more replicates}. */
  String open() {
    if (verdict() != Verdict.NOT_SETTLED) {
      return "";
    }
    if (judge.resampled()) {
      return "more rows would tell, or more replicates";
    }
    List<String> more = new ArrayList<>();
    if (!differsByTraining() && !smallByTraining()) {
      more.add(replicates());
    }
    if (!differsByRows() && !smallByRows()) {
      more.add(rows());
    }
    return more.isEmpty() ? "both kinds of chance say otherwise" : String.join(" and ", more);
  }

  private String replicates() {
    IntStream enough =
        Stream.of(
                SampleSize.replicates(differences, comparisons),
                SampleSize.replicatesToBeSmall(differences, Course.MARGIN))
            .flatMapToInt(OptionalInt::stream);
    OptionalInt all = enough.min();
    return all.isPresent()
        ? about(Math.max(1, all.getAsInt() - differences.length), "replicate")
        : "more than 1,000 replicates";
  }

  private String rows() {
    long now = judge.count();
    OptionalLong all =
        SampleSize.rows(Mean.of(differences), rows.orElseThrow(), now, Course.MARGIN);
    return all.isPresent()
        ? about(Math.max(1, all.getAsLong() - now), "test row")
        : "more than 1,000,000,000 test rows";
  }

  /** Rounds up to two digits, since the number is only an estimate. */
  private static String about(long estimate, String what) {
    long count =
        BigDecimal.valueOf(estimate).round(new MathContext(2, RoundingMode.UP)).longValue();
    return Figures.format("about %s more %s%s", Figures.count(count), what, count == 1 ? "" : "s");
  }
}

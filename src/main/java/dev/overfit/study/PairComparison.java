package dev.overfit.study;

import dev.overfit.statistics.Interval;
import java.util.Optional;

/**
 * Two models held against each other on the rows that judge: their difference, what chance may have
 * to do with it, and the verdict. Models are paired by replicate: both saw the same seed.
 *
 * @param better the model with the lower mean crossentropy
 * @param worse the other
 * @param replicates how many replicates both have, which all figures are of
 * @param betterMean the mean crossentropy of the better one over them
 * @param worseMean that of the other
 * @param interval the 95 % interval of the worse one's mean minus the better one's, by the chance
 *     of the rows; empty without test rows
 * @param training the 95 % interval of the same by the chance of training, Student's over the
 *     replicates; empty for one replicate, and where each has rows of its own, so that {@code
 *     interval} is of both kinds of chance
 * @param p two-sided, by the chance of training: the probability of a difference as large if both
 *     were alike; 1 for one replicate
 * @param adjustedP the same by Holm's rule over the pairs of its family
 * @param verdict what is said of the difference
 * @param open what would settle it, in words; empty if it is settled or nobody can tell
 */
public record PairComparison(
    String better,
    String worse,
    int replicates,
    double betterMean,
    double worseMean,
    Optional<Interval> interval,
    Optional<Interval> training,
    double p,
    double adjustedP,
    Verdict verdict,
    String open) {
  /** What a difference is too small to matter within, on either side of 0. */
  public static final double TOO_SMALL = Course.MARGIN;

  /** The difference of both means as they are shown, at least 0. */
  public double difference() {
    return Figures.difference(worseMean, betterMean);
  }

  /** Whether it is about these two. */
  boolean isOf(String one, String other) {
    return (better.equals(one) && worse.equals(other))
        || (better.equals(other) && worse.equals(one));
  }

  /** Whether the first is better than the second, and that is real. */
  boolean isReal(String first, String second) {
    return verdict == Verdict.REAL && better.equals(first) && worse.equals(second);
  }

  /** The verdict, with what would settle it. */
  String words() {
    return open.isEmpty() ? verdict.words() : verdict.words() + ": " + open;
  }
}

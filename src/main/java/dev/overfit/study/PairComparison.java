package dev.overfit.study;

import dev.overfit.statistics.Interval;
import java.util.Optional;

/**
 * The comparison of two models on the judging rows: their difference, the role of chance in it, and
 * the verdict. Models are paired by replicate: both saw the same seed.
 *
 * @param better the model with the lower mean crossentropy
 * @param worse the other model
 * @param replicates the number of replicates that both models have and that all figures cover
 * @param betterMean the mean crossentropy of the better model over these replicates
 * @param worseMean the mean crossentropy of the worse model over these replicates
 * @param interval the 95 % interval of the worse mean minus the better one, by the chance of the
 *     rows; empty without test rows
 * @param training the 95 % interval of the same difference by the chance of training, Student's
 *     over the replicates; empty for one replicate, and if each replicate has its own rows, since
 *     {@code interval} then covers both kinds of chance
 * @param p the two-sided p-value by the chance of training: the probability of a difference as
 *     large if both models were alike; 1 for one replicate
 * @param adjustedP the p-value adjusted by Holm's rule over the pairs of the family
 * @param verdict the verdict on the difference
 * @param open what would settle the difference, in words; empty if it is settled or cannot be known
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
  /** The distance from 0 within which a difference is too small to matter. */
  public static final double TOO_SMALL = Course.MARGIN;

  /** The difference of the two means as displayed, at least 0. */
  public double difference() {
    return Figures.difference(worseMean, betterMean);
  }

  /** Returns whether this is the comparison of these two models. */
  boolean isOf(String one, String other) {
    return (better.equals(one) && worse.equals(other))
        || (better.equals(other) && worse.equals(one));
  }

  /** Returns whether the first model is better than the second, and the difference is real. */
  boolean isReal(String first, String second) {
    return verdict == Verdict.REAL && better.equals(first) && worse.equals(second);
  }

  /** The verdict, with what would settle the difference. */
  String words() {
    return open.isEmpty() ? verdict.words() : verdict.words() + ": " + open;
  }
}

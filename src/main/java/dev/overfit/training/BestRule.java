package dev.overfit.training;

import dev.overfit.choice.Words;
import java.util.Optional;

/**
 * Decides which epoch of a training is the best, the one whose weights are kept: the last epoch
 * whose metric beat the best before it by more than {@code minDelta}. NaN is never better, and an
 * epoch in which the training diverged never counts, however good its accuracy.
 *
 * <p>The epochs of a warm-up say little about the weights, because their metrics are computed with
 * moving averages that are still near their start. The best of them gives way to the first valid
 * epoch after the warm-up, even to a worse one.
 *
 * <p>If the rule monitors a validation metric and there are no validation rows, the last epoch is
 * the best and nothing stops early.
 *
 * @param monitor the metric to compare
 * @param minDelta how much better counts as better, finite and not negative
 * @param warmUpEpochs the number of warm-up epochs, at least 0
 */
public record BestRule(Metric monitor, double minDelta, int warmUpEpochs) {
  /** The lowest validation crossentropy, the first if several epochs tie. */
  public static final BestRule DEFAULT = new BestRule(Metric.VAL_BINARY_CROSSENTROPY, 0);

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public BestRule {
    checkMinDelta(minDelta);
    if (warmUpEpochs < 0) {
      throw new IllegalArgumentException(
          "warmUpEpochs: expected at least 0, received " + warmUpEpochs);
    }
  }

  /** Creates a rule for trainings without a warm-up. */
  public BestRule(Metric monitor, double minDelta) {
    this(monitor, minDelta, 0);
  }

  /** Returns this rule with the given number of warm-up epochs. */
  public BestRule withWarmUp(int epochs) {
    return new BestRule(monitor, minDelta, epochs);
  }

  static void checkMinDelta(double minDelta) {
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "minDelta: expected a finite number of at least 0, received " + minDelta);
    }
  }

  /** Returns a description such as {@code validation crossentropy in steps of more than 0.01}. */
  public String words() {
    String steps = " in steps of more than " + Words.number(minDelta);
    return monitor.words() + (minDelta > 0 ? steps : "");
  }

  /** Returns the best epoch of a history; empty if there is none. */
  public Optional<EpochMetrics> of(History history) {
    Improvement improvement = new Improvement(this);
    history.epochs().forEach(improvement::update);
    return improvement.best();
  }
}

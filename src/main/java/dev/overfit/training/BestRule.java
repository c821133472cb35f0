package dev.overfit.training;

import dev.overfit.choice.Words;
import java.util.Optional;

/**
 * Says which epoch of a training is its best, the one whose weights are kept: the last that was
 * better on a figure than the best before it by more than {@code minDelta}. NaN is never better,
 * and an epoch in which the training diverged is none of those, however good its accuracy.
 *
 * @param monitor the figure
 * @param minDelta how much better counts as better, finite and not negative
 */
public record BestRule(Metric monitor, double minDelta) {
  /** The lowest validation crossentropy, the first if several epochs tie. */
  public static final BestRule DEFAULT = new BestRule(Metric.VAL_BINARY_CROSSENTROPY, 0);

  /**
   * @throws IllegalArgumentException if the number is out of its range
   */
  public BestRule {
    checkMinDelta(minDelta);
  }

  static void checkMinDelta(double minDelta) {
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "minDelta: expected a finite number of at least 0, received " + minDelta);
    }
  }

  /** By what it judges: {@code validation crossentropy in steps of more than 0.01}. */
  public String words() {
    String steps = " in steps of more than " + Words.number(minDelta);
    return monitor.words() + (minDelta > 0 ? steps : "");
  }

  /** The best epoch of a history; empty if there is none. */
  public Optional<EpochMetrics> of(History history) {
    Improvement improvement = new Improvement(this);
    history.epochs().forEach(improvement::update);
    return improvement.best();
  }
}

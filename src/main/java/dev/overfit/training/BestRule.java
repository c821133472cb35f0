package dev.overfit.training;

import dev.overfit.choice.Words;
import java.util.Optional;

/**
 * Says which epoch of a training is its best, the one whose weights are kept: the last that was
 * better on a figure than the best before it by more than {@code minDelta}. NaN is never better,
 * and an epoch in which the training diverged is none of those, however good its accuracy.
 *
 * <p>Epochs of a warm-up say little of the weights, as their figures are taken with moving averages
 * that are still near their start. The best of them counts only until one comes that is behind it,
 * however good that is.
 *
 * <p>If the figure is one of the validation rows and there are none, nothing can choose: the last
 * epoch is the best, and nothing stops early.
 *
 * @param monitor the figure
 * @param minDelta how much better counts as better, finite and not negative
 * @param warmUpEpochs how many epochs are a warm-up, at least 0
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

  /** A rule for trainings without a warm-up. */
  public BestRule(Metric monitor, double minDelta) {
    this(monitor, minDelta, 0);
  }

  /** This rule for a training whose first epochs are a warm-up. */
  public BestRule withWarmUp(int epochs) {
    return new BestRule(monitor, minDelta, epochs);
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

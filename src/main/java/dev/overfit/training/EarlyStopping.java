package dev.overfit.training;

import dev.overfit.choice.Default;
import dev.overfit.choice.Meaning;

/**
 * Ends a training when a metric has stopped improving. An epoch improves if it is better than the
 * best so far by more than {@code minDelta}; after {@code patience} epochs in a row without an
 * improvement the training stops, but never in its first epoch. NaN never improves. So a run takes
 * best epoch + patience epochs.
 *
 * <p>Source: <a
 * href="https://keras.io/api/callbacks/early_stopping/">keras.callbacks.EarlyStopping</a>.
 *
 * @param monitor the metric to watch
 * @param minDelta how much better counts as better, finite and not negative
 * @param patience how many epochs in a row may fail to improve, at least 1
 * @param restoreBestWeights whether the result has the weights after the best epoch, even if
 *     nothing stopped the run; else it has those after the last
 */
public record EarlyStopping(
    @Meaning("the figure to watch") @Default("val_binary_crossentropy") Metric monitor,
    @Meaning("how much better counts as better") @Default("0") double minDelta,
    @Meaning("after how many epochs without a better figure a training stops") int patience,
    @Meaning("whether the result has the weights of the best epoch, and not of the last")
        @Default("false")
        boolean restoreBestWeights) {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public EarlyStopping {
    BestRule.checkMinDelta(minDelta);
    if (patience < 1) {
      throw new IllegalArgumentException("patience: expected at least 1, received " + patience);
    }
  }

  /** Returns the rule by which the best epoch is the last that counted as an improvement here. */
  BestRule bestRule() {
    return new BestRule(monitor, minDelta);
  }

  /**
   * Returns the tutorial's rule: {@code val_binary_crossentropy}, no minimum delta, weights of the
   * last epoch.
   */
  public static EarlyStopping ofPatience(int patience) {
    return new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 0, patience, false);
  }

  /**
   * Returns a rule that watches a metric of the validation rows. A {@link RankMetric} need not be
   * requested separately; any other metric must also be given to {@link Trainer.Builder#metric}.
   */
  public static EarlyStopping on(RowMetric metric, int patience) {
    return new EarlyStopping(metric.metric(), 0, patience, false);
  }

  /** Returns this rule with the weights of the best epoch in the result, or of the last. */
  public EarlyStopping withRestoreBestWeights(boolean value) {
    return new EarlyStopping(monitor, minDelta, patience, value);
  }

  /** Returns this rule with another patience. */
  public EarlyStopping withPatience(int value) {
    return new EarlyStopping(monitor, minDelta, value, restoreBestWeights);
  }
}

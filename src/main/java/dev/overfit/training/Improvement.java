package dev.overfit.training;

/**
 * Watches a figure from epoch to epoch as Keras' early stopping does: which epoch was the last to
 * improve, and how many have failed to since. Feeding it the epochs of a history gives the state it
 * had when that history ended.
 */
final class Improvement {
  private final EarlyStopping rule;
  private double best;
  private int bestEpoch;
  private int wait;

  Improvement(EarlyStopping rule) {
    this.rule = rule;
    this.best = rule.monitor().worst();
  }

  /** Takes in the next epoch; returns whether it improved. */
  boolean update(EpochMetrics epoch) {
    double value = rule.monitor().of(epoch);
    if (rule.monitor().improves(value, best, rule.minDelta())) {
      best = value;
      bestEpoch = epoch.epoch();
      wait = 0;
      return true;
    }
    wait++;
    return false;
  }

  /** Whether patience has run out after the given epoch. */
  boolean exhausted(int epoch) {
    return wait >= rule.patience() && epoch > 1;
  }

  /** The last epoch that improved; 0 where none did. */
  int bestEpoch() {
    return bestEpoch;
  }
}

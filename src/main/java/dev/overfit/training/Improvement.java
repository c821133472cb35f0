package dev.overfit.training;

import java.util.Optional;

/**
 * Watches a metric from epoch to epoch as Keras' early stopping does: which epoch was the last to
 * improve, and how many epochs after the warm-up have failed to since. Feeding it the epochs of a
 * history restores the state it had when that history ended.
 */
final class Improvement {
  private final BestRule rule;
  private Optional<EpochMetrics> best = Optional.empty();
  private int wait;

  Improvement(BestRule rule) {
    this.rule = rule;
  }

  /** Adds the next epoch; returns whether it improved. */
  boolean update(EpochMetrics epoch) {
    if (improves(epoch)) {
      best = Optional.of(epoch);
      wait = 0;
      return true;
    }
    if (counts(epoch)) {
      wait++;
    }
    return false;
  }

  /** Returns whether the epoch comes after the warm-up. */
  private boolean counts(EpochMetrics epoch) {
    return epoch.epoch() > rule.warmUpEpochs();
  }

  private boolean improves(EpochMetrics epoch) {
    Metric monitor = rule.monitor();
    if (monitor.ofValidation() && !epoch.validated()) {
      return !epoch.diverged();
    }
    double before =
        best.filter(metrics -> counts(metrics) || !counts(epoch))
            .map(metrics -> (double) monitor.of(metrics))
            .orElse(monitor.worst());
    return !epoch.diverged() && monitor.improves(monitor.of(epoch), before, rule.minDelta());
  }

  /**
   * Returns whether {@code patience} epochs in a row have failed to improve; never after the first
   * epoch.
   */
  boolean exhausted(int patience, int epoch) {
    return wait >= patience && epoch > 1;
  }

  /** Returns the last epoch that improved; empty if none did. */
  Optional<EpochMetrics> best() {
    return best;
  }
}

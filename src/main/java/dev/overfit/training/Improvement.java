package dev.overfit.training;

import java.util.Optional;

/**
 * Watches a figure from epoch to epoch as Keras' early stopping does: which epoch was the last to
 * improve, and how many have failed to since, those of a warm-up not counted. Feeding it the epochs
 * of a history gives the state it had when that history ended.
 */
final class Improvement {
  private final BestRule rule;
  private Optional<EpochMetrics> best = Optional.empty();
  private int wait;

  Improvement(BestRule rule) {
    this.rule = rule;
  }

  /** Takes in the next epoch; returns whether it improved. */
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

  /** Whether the epoch is behind the warm-up. */
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
   * Whether as many epochs in a row as the patience have failed to improve; never after the first.
   */
  boolean exhausted(int patience, int epoch) {
    return wait >= patience && epoch > 1;
  }

  /** The last epoch that improved; empty if none did. */
  Optional<EpochMetrics> best() {
    return best;
  }
}

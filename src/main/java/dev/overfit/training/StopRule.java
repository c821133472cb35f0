package dev.overfit.training;

import java.util.Optional;

/** Decides when a training ends by itself: a pure function of its epochs, without state. */
final class StopRule {
  private StopRule() {}

  /**
   * Returns why a training ends after an epoch; empty if it continues.
   *
   * @param improvement the improvement after all epochs up to this one
   */
  static Optional<StopReason> after(
      TrainingConfig config, Improvement improvement, EpochMetrics epoch) {
    if (epoch.diverged()) {
      float loss = Float.isFinite(epoch.loss()) ? epoch.valLoss() : epoch.loss();
      return Optional.of(new StopReason.Diverged(epoch.epoch(), loss));
    }
    Optional<EarlyStopping> rule = config.earlyStopping();
    if (rule.isPresent() && improvement.exhausted(rule.get().patience(), epoch.epoch())) {
      int best = improvement.best().map(EpochMetrics::epoch).orElse(0);
      return Optional.of(new StopReason.EarlyStopped(epoch.epoch(), rule.get().monitor(), best));
    }
    return epoch.epoch() == config.epochs()
        ? Optional.of(new StopReason.EpochsCompleted(epoch.epoch()))
        : Optional.empty();
  }
}

package dev.overfit.training;

import java.util.Optional;

/** When a training ends of its own accord: a pure rule over its epochs, with no memory. */
final class StopRule {
  private StopRule() {}

  /**
   * Why a training ends after an epoch; empty where it goes on.
   *
   * @param improvement has seen all epochs up to this one
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

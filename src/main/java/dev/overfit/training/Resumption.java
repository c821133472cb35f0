package dev.overfit.training;

import java.util.List;
import java.util.Locale;

/**
 * A state from which a training is resumed.
 *
 * @param source where the state came from, for messages
 */
record Resumption(String source, TrainingState state) {
  /**
   * Checks that a run passes through this state.
   *
   * @param best the rule that decides which epoch is the best
   * @throws IllegalArgumentException if the state belongs to another run, or the run would have
   *     ended before it
   */
  void check(RunIdentity run, TrainingConfig config, BestRule best) {
    List<String> differences = state.run().differences(run);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          source + ": is the state of another training: " + String.join("; ", differences));
    }
    Improvement improvement = new Improvement(best);
    for (EpochMetrics epoch : state.history().epochs()) {
      improvement.update(epoch);
      if (goneBeyond(epoch)) {
        StopRule.after(config, improvement, epoch).ifPresent(this::refuse);
      }
    }
  }

  private boolean goneBeyond(EpochMetrics epoch) {
    return epoch.epoch() < state.lastEpoch() || state.unfinished().steps() > 0;
  }

  private void refuse(StopReason reason) {
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s: holds %d epochs and %d steps, beyond the end of this training, %s; expected at"
                + " least the epochs and the patience that it was trained with",
            source,
            state.epochs(),
            state.unfinished().steps(),
            reason));
  }
}

package dev.overfit.training;

import dev.overfit.model.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a training needs to continue where it stopped, as plain Java; {@link Checkpoint}
 * saves it in a file. There is no hidden state: the row order is a function of seed and epoch, the
 * dropout masks are a function of seed, layer and step, and early stopping is a function of the
 * history.
 *
 * @param run the identity of the run
 * @param started when the training began
 * @param elapsed the time taken so far
 * @param history the epochs that have ended
 * @param epochTimes the time that each of those epochs took
 * @param unfinished how far the training was within the next epoch
 * @param variables the model's variables and the optimizer's slots after the last step
 * @param bestWeights the weights after the best epoch; the start weights if there is none
 */
public record TrainingState(
    RunIdentity run,
    Instant started,
    Duration elapsed,
    History history,
    List<Duration> epochTimes,
    UnfinishedEpoch unfinished,
    Weights variables,
    Weights bestWeights) {
  /**
   * @throws IllegalArgumentException if there is not exactly one time per epoch
   */
  public TrainingState {
    epochTimes = List.copyOf(epochTimes);
    if (epochTimes.size() != history.size()) {
      throw new IllegalArgumentException(
          "epochTimes: expected one an epoch, "
              + history.size()
              + ", received "
              + epochTimes.size());
    }
  }

  /** Returns how many epochs of this training have ended. */
  public int epochs() {
    return history.size();
  }

  /** Returns the metrics of its epochs beyond those that every epoch has. */
  List<Metric> asked() {
    List<Metric> all = history.metrics();
    return all.subList(Metric.values().size(), all.size());
  }

  /** Returns the number of the last epoch that ended; 0 if none did. */
  int lastEpoch() {
    return history.last().map(EpochMetrics::epoch).orElse(0);
  }
}

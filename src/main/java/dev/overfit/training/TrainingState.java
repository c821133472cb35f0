package dev.overfit.training;

import dev.overfit.model.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that a training needs to go on where it stopped, as plain Java; {@link Checkpoint} keeps it
 * in a file. There is no hidden state beside it: the row order is a function of seed and epoch, the
 * dropout masks one of seed, layer and step, and early stopping one of the history.
 *
 * @param run what the run is made of
 * @param started when it began
 * @param elapsed the time it has taken so far
 * @param history the epochs that have ended
 * @param epochTimes the time each of them took
 * @param unfinished how far it was within the next epoch
 * @param variables the model's variables and the optimizer's slots, after the last step
 * @param bestWeights the weights after the best epoch; the start weights where none was best
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
   * @throws IllegalArgumentException where there is not one time an epoch
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

  /** How many epochs of this training have ended. */
  public int epochs() {
    return history.size();
  }

  /** What figures its epochs have beside those that every epoch has. */
  List<Metric> asked() {
    List<Metric> all = history.metrics();
    return all.subList(Metric.values().size(), all.size());
  }

  /** The number of the last epoch that ended; 0 where none did. */
  int lastEpoch() {
    return history.last().map(EpochMetrics::epoch).orElse(0);
  }
}

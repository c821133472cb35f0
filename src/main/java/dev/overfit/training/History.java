package dev.overfit.training;

import java.util.List;
import java.util.Optional;

/**
 * The figures of a training, an epoch after the other.
 *
 * @param epochs without gaps, from epoch 1 on, or from a later one where the training went on from
 *     the variables of another; empty where not even one epoch ended
 */
public record History(List<EpochMetrics> epochs) {
  /** Copies the list. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /** The number of epochs. */
  public int size() {
    return epochs.size();
  }

  /**
   * The epoch with the best figure, the first of those where several tie; empty where there is no
   * number at all.
   */
  public Optional<EpochMetrics> best(Metric metric) {
    EpochMetrics best = null;
    double value = metric.worst();
    for (EpochMetrics epoch : epochs) {
      if (metric.improves(metric.of(epoch), value, 0)) {
        best = epoch;
        value = metric.of(epoch);
      }
    }
    return Optional.ofNullable(best);
  }

  /** The last epoch; empty where not even one ended. */
  public Optional<EpochMetrics> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /** One figure of all epochs, in order. */
  public double[] values(Metric metric) {
    return epochs.stream().mapToDouble(metric::of).toArray();
  }
}

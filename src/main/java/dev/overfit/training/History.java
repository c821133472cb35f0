package dev.overfit.training;

import dev.overfit.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a training, an epoch after the other.
 *
 * @param epochs without gaps, from epoch 1 on, or from a later one where the training went on from
 *     the variables of another; empty where not even one epoch ended
 */
public record History(List<EpochMetrics> epochs) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if an epoch has other figures than the first
   */
  public History {
    epochs = List.copyOf(epochs);
    for (EpochMetrics epoch : epochs) {
      if (!epoch.metrics().equals(epochs.get(0).metrics())) {
        throw new IllegalArgumentException(
            "epoch "
                + epoch.epoch()
                + ": expected the figures of the first, "
                + epochs.get(0).metrics()
                + ", received "
                + epoch.metrics());
      }
    }
  }

  /**
   * What the figures of each epoch are, in their order: {@link Metric#values}, and those that the
   * training was asked for.
   */
  public List<Metric> metrics() {
    return epochs.isEmpty() ? Metric.values() : epochs.get(0).metrics();
  }

  /** The number of epochs. */
  public int size() {
    return epochs.size();
  }

  /**
   * The epoch with the best figure, the first of those where several tie; empty where there is no
   * number at all. An epoch in which the training diverged does not count. This is not always the
   * epoch of the best weights: that is {@link TrainingResult#bestEpoch}.
   */
  public Optional<EpochMetrics> best(Metric metric) {
    return new BestRule(metric, 0).of(this);
  }

  /**
   * What a listener was told at the end of each epoch, but for the time that it took, which is 0.
   *
   * @param begin the beginning of the training
   */
  public List<EpochEnd> ends(TrainingBegin begin) {
    Improvement improvement = new Improvement(begin.bestRule());
    List<EpochEnd> ends = new ArrayList<>();
    for (EpochMetrics epoch : epochs) {
      improvement.update(epoch);
      long steps = (long) epoch.epoch() * begin.stepsPerEpoch();
      ends.add(new EpochEnd(epoch, improvement.best(), steps, 0));
    }
    return ends;
  }

  /** The last epoch; empty where not even one ended. */
  public Optional<EpochMetrics> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /**
   * One figure of all epochs, in order.
   *
   * @throws IllegalArgumentException if the epochs have no such figure
   */
  public double[] values(Metric metric) {
    return epochs.stream().mapToDouble(metric::of).toArray();
  }

  /**
   * The history as CSV, as a run leaves it in {@code history/<Model>.csv}: columns {@code epoch},
   * {@code learning_rate} and one for each of {@link #metrics} under its {@link Metric#label}, a
   * row an epoch; figures are float32 in the fewest digits that read back to the same number, or
   * {@code NaN} and {@code Infinity}.
   */
  public String csv() {
    return HistoryCsv.of(this);
  }

  /**
   * Writes {@link #csv()} into a file, whole or not at all, making its folder where there is none;
   * replaces what stood there.
   *
   * @throws IOException where the file cannot be written; its message names the file
   */
  public void writeCsv(Path file) throws IOException {
    AtomicFile.writeString(file, csv());
  }
}

package dev.overfit.training;

import dev.overfit.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of a training, epoch by epoch.
 *
 * @param epochs the epochs without gaps, from epoch 1, or from a later one if the training
 *     continued from the variables of another; empty if not even one epoch ended
 */
public record History(List<EpochMetrics> epochs) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if an epoch has other metrics than the first
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
   * Returns the metrics of each epoch in their order: {@link Metric#values} and then those that
   * were requested for the training.
   */
  public List<Metric> metrics() {
    return epochs.isEmpty() ? Metric.values() : epochs.get(0).metrics();
  }

  /** Returns the number of epochs. */
  public int size() {
    return epochs.size();
  }

  /**
   * Returns the epoch with the best value of a metric, the first if several tie; empty if no value
   * is a number. An epoch in which the training diverged does not count. This is not always the
   * epoch of the best weights, see {@link TrainingResult#bestEpoch}.
   */
  public Optional<EpochMetrics> best(Metric metric) {
    return new BestRule(metric, 0).of(this);
  }

  /**
   * Returns the events that a listener received at the end of each epoch, except that the elapsed
   * time is 0.
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

  /** Returns the last epoch; empty if not even one ended. */
  public Optional<EpochMetrics> last() {
    return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
  }

  /**
   * Returns the values of a metric for all epochs, in order.
   *
   * @throws IllegalArgumentException if the epochs have no such metric
   */
  public double[] values(Metric metric) {
    return epochs.stream().mapToDouble(metric::of).toArray();
  }

  /**
   * Returns the history as CSV, in the form that a run leaves in {@code history/<Model>.csv}: the
   * columns {@code epoch}, {@code learning_rate} and the {@link Metric#label} of each of {@link
   * #metrics}, and one row per epoch. Values are float32 numbers in the fewest digits that read
   * back to the same number, or {@code NaN} and {@code Infinity}.
   */
  public String csv() {
    return HistoryCsv.of(this);
  }

  /**
   * Writes {@link #csv()} to a file, whole or not at all, and replaces any existing file. Creates
   * the folder if necessary.
   *
   * @throws IOException if the file cannot be written; the message names the file
   */
  public void writeCsv(Path file) throws IOException {
    AtomicFile.writeString(file, csv());
  }
}

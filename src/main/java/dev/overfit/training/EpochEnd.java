package dev.overfit.training;

import dev.overfit.model.Weights;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The event that an epoch has ended. Two events are equal if all their data are equal; the weights
 * that an event may provide do not count.
 *
 * <p>All but {@link #weights} may be kept and read by any thread.
 */
public final class EpochEnd {
  private final EpochMetrics metrics;
  private final Optional<EpochMetrics> best;
  private final long steps;
  private final long elapsedNanos;
  private volatile @Nullable Supplier<Weights> source; // null once the listeners were told

  /**
   * Creates the end of an epoch whose weights are no longer available.
   *
   * @param metrics the metrics of the epoch
   * @param best the metrics of the best epoch so far by {@link TrainingConfig#bestRule}; empty if
   *     there is none yet
   * @param steps how many steps the optimizer has taken since the start
   * @param elapsedNanos the time this epoch took, validation included
   */
  public EpochEnd(
      EpochMetrics metrics, Optional<EpochMetrics> best, long steps, long elapsedNanos) {
    this.metrics = metrics;
    this.best = best;
    this.steps = steps;
    this.elapsedNanos = elapsedNanos;
  }

  /** Returns this event with a source for the weights. */
  EpochEnd withWeights(Supplier<Weights> value) {
    EpochEnd end = new EpochEnd(metrics, best, steps, elapsedNanos);
    end.source = value;
    return end;
  }

  /**
   * Drops the source of the weights after all listeners were told, since the next epoch may change
   * them.
   */
  void over() {
    source = null;
  }

  /** Returns the metrics of the epoch. */
  public EpochMetrics metrics() {
    return metrics;
  }

  /** Returns the metrics of the best epoch so far; empty if there is none yet. */
  public Optional<EpochMetrics> best() {
    return best;
  }

  /** Returns how many steps the optimizer has taken since the start. */
  public long steps() {
    return steps;
  }

  /** Returns the time this epoch took, validation included. */
  public long elapsedNanos() {
    return elapsedNanos;
  }

  /**
   * Returns the weights after the epoch, which are read from the runtime on request: for averages
   * of weights, or to keep the weights of an epoch of your choice. The result is plain Java and may
   * be kept.
   *
   * @throws IllegalStateException outside {@link TrainingListener#onEpochEnd} of the training, or
   *     for an epoch that was taken from a checkpoint
   */
  public Weights weights() {
    Supplier<Weights> now = source;
    if (now == null) {
      throw new IllegalStateException(
          "weights of epoch "
              + metrics.epoch()
              + ": expected a call within onEpochEnd of the training that runs it");
    }
    return now.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EpochEnd that
        && metrics.equals(that.metrics)
        && best.equals(that.best)
        && steps == that.steps
        && elapsedNanos == that.elapsedNanos;
  }

  @Override
  public int hashCode() {
    return 31 * metrics.hashCode() + Long.hashCode(steps);
  }

  @Override
  public String toString() {
    return "EpochEnd[metrics="
        + metrics
        + ", best="
        + best
        + ", steps="
        + steps
        + ", elapsedNanos="
        + elapsedNanos
        + "]";
  }
}

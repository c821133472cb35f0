package dev.overfit.training;

import dev.overfit.model.Weights;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An epoch has ended. Two are equal if all that they say is; the weights, which they may give, do
 * not count.
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
   * The end of an epoch whose weights nobody has any more.
   *
   * @param metrics its figures
   * @param best the figures of the best epoch so far by {@link TrainingConfig#bestRule}; empty if
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

  /** This end while its weights can be had. */
  EpochEnd withWeights(Supplier<Weights> value) {
    EpochEnd end = new EpochEnd(metrics, best, steps, elapsedNanos);
    end.source = value;
    return end;
  }

  /** The listeners were told: the next epoch may change the weights. */
  void over() {
    source = null;
  }

  /** Its figures. */
  public EpochMetrics metrics() {
    return metrics;
  }

  /** The figures of the best epoch so far; empty if there is none yet. */
  public Optional<EpochMetrics> best() {
    return best;
  }

  /** How many steps the optimizer has taken since the start. */
  public long steps() {
    return steps;
  }

  /** The time this epoch took, validation included. */
  public long elapsedNanos() {
    return elapsedNanos;
  }

  /**
   * The weights after the epoch, which are read from the runtime when they are asked for: for
   * averages of weights, or to keep those of an epoch of one's own choice. What comes out is plain
   * Java and may be kept.
   *
   * @throws IllegalStateException outside {@link TrainingListener#onEpochEnd} of the training, or
   *     of an epoch that it took from a checkpoint
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

package dev.overfit.suite;

import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochProgress;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures how fast a training is by watching some epochs, or a part of one that takes long. The
 * first epoch takes longer, so it counts only if nothing else was watched.
 */
final class SpeedMeter implements TrainingListener {
  /** Nanoseconds to watch after the first epoch, or after the first half second of a long one. */
  static final long ENOUGH_NANOS = 1_500_000_000;

  /** A validation row takes one product per layer, a training row takes three. */
  private static final double PRODUCTS = 3;

  private final LongSupplier nanoTime;
  private final long created;
  private final double validationSteps;
  private final List<Long> epochs = new ArrayList<>();
  private Runnable enough = () -> {};
  private @Nullable TrainingBegin begin;
  private @Nullable EpochProgress since;
  private long beginning;
  private long watched;
  private double nanosAStep;

  /**
   * Creates a meter for a training that is about to be created.
   *
   * @param nanoTime the clock, as in {@link System#nanoTime}
   * @param validationBatches the number of batches in the validation rows
   */
  SpeedMeter(LongSupplier nanoTime, double validationBatches) {
    this.nanoTime = nanoTime;
    this.created = nanoTime.getAsLong();
    this.validationSteps = validationBatches / PRODUCTS;
  }

  /** Sets the action that ends the training once it was watched for long enough. */
  void onEnough(Runnable action) {
    enough = action;
  }

  @Override
  public void onTrainingBegin(TrainingBegin training) {
    begin = training;
    beginning = nanoTime.getAsLong() - created;
  }

  @Override
  public void onEpochProgress(EpochProgress progress) {
    if (since == null || since.epoch() != progress.epoch()) {
      since = progress;
      return;
    }
    long nanos = progress.elapsedNanos() - since.elapsedNanos();
    nanosAStep = (double) nanos / (progress.steps() - since.steps());
    endAfter(nanos);
  }

  @Override
  public void onEpochEnd(EpochEnd end) {
    watched += epochs.isEmpty() ? 0 : end.elapsedNanos();
    epochs.add(end.elapsedNanos());
    endAfter(watched);
  }

  private void endAfter(long nanos) {
    if (nanos >= ENOUGH_NANOS) {
      enough.run();
    }
  }

  /** Returns how fast the training is; empty if it was cut short before that could be told. */
  Optional<TrainingSpeed> speed() {
    if (begin == null || (epochs.isEmpty() && nanosAStep == 0)) {
      return Optional.empty();
    }
    double epoch =
        epochs.isEmpty() ? nanosAStep * (begin.stepsPerEpoch() + validationSteps) : laterEpochs();
    double first = epochs.isEmpty() ? epoch : epochs.get(0);
    double start = beginning + Math.max(0, first - epoch);
    return Optional.of(
        new TrainingSpeed(
            begin.placement(), Duration.ofNanos((long) start), Duration.ofNanos((long) epoch)));
  }

  /** Returns the mean of the second half of the epochs, when the machine is warm. */
  private double laterEpochs() {
    int half = Math.max(Math.min(1, epochs.size() - 1), epochs.size() / 2);
    return epochs.stream().skip(half).mapToLong(Long::longValue).average().orElseThrow();
  }
}

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
 * Watches a training for some epochs, or a part of one that takes long, and says how fast it is.
 * Its first epoch, which takes longer, has no say in that.
 */
final class SpeedMeter implements TrainingListener {
  /** How much is watched behind the first epoch, or the first half second of it. */
  static final long ENOUGH_NANOS = 1_500_000_000;

  /** A row that is only looked at takes one product of each layer, one that trains takes three. */
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
   * A meter of a training that is about to be made.
   *
   * @param nanoTime tells the time, as {@link System#nanoTime} does
   * @param validationBatches how many batches the rows that validate are
   */
  SpeedMeter(LongSupplier nanoTime, double validationBatches) {
    this.nanoTime = nanoTime;
    this.created = nanoTime.getAsLong();
    this.validationSteps = validationBatches / PRODUCTS;
  }

  /** What ends the training, once it was watched for long enough. */
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

  /** How fast it trains; empty if it was cut short before that could be told. */
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

  /** The mean of the second half of them, where the machine is warm. */
  private double laterEpochs() {
    int half = Math.max(Math.min(1, epochs.size() - 1), epochs.size() / 2);
    return epochs.stream().skip(half).mapToLong(Long::longValue).average().orElseThrow();
  }
}

package dev.overfit.training;

import dev.overfit.graph.EpochSums;
import dev.overfit.model.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The progress of a run so far, apart from the variables in its session; grows by one epoch at a
 * time.
 */
final class TrainingProgress {
  private final Instant started;
  private final Duration before;
  private final int epochsBefore;
  private final long resumedNanos = System.nanoTime();
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private final EpochTimes times = new EpochTimes();
  private final Improvement improvement;
  private Weights best;
  private UnfinishedEpoch unfinished;

  private TrainingProgress(
      RunInputs inputs,
      Instant started,
      Duration before,
      Weights best,
      UnfinishedEpoch unfinished) {
    this.epochsBefore = inputs.epochsBefore();
    this.started = started;
    this.before = before;
    this.improvement = new Improvement(inputs.bestRule());
    this.best = best;
    this.unfinished = unfinished;
  }

  /** Returns the progress before the first epoch of a run. */
  static TrainingProgress begin(RunInputs inputs, Weights start) {
    UnfinishedEpoch first =
        new UnfinishedEpoch(inputs.stepsBefore(), EpochSums.ZERO, Duration.ZERO);
    Weights best = start.select(inputs.model().variables());
    return new TrainingProgress(inputs, Instant.now(), Duration.ZERO, best, first);
  }

  /** Returns the progress at which a run stopped. */
  static TrainingProgress resume(RunInputs inputs, TrainingState state) {
    TrainingProgress progress =
        new TrainingProgress(
            inputs, state.started(), state.elapsed(), state.bestWeights(), state.unfinished());
    state.epochTimes().forEach(time -> progress.times.add(time.toNanos()));
    state.history().epochs().forEach(progress.improvement::update);
    progress.epochs.addAll(state.history().epochs());
    return progress;
  }

  /** Adds an epoch that has ended; returns whether it is the best so far. */
  boolean add(EpochMetrics epoch, long elapsedNanos) {
    epochs.add(epoch);
    times.add(elapsedNanos);
    unfinished = UnfinishedEpoch.NONE;
    return improvement.update(epoch);
  }

  void best(Weights weights) {
    best = weights;
  }

  /** Records how far the current epoch has got. */
  void unfinished(UnfinishedEpoch epoch) {
    unfinished = epoch;
  }

  /** Returns how many epochs have ended, including those before this run. */
  int epochs() {
    return epochsBefore + epochs.size();
  }

  /** Returns why the training ends here; empty if it continues. */
  Optional<StopReason> stopReason(TrainingConfig config) {
    return epochs.isEmpty() ? Optional.empty() : StopRule.after(config, improvement, last());
  }

  UnfinishedEpoch unfinished() {
    return unfinished;
  }

  Improvement improvement() {
    return improvement;
  }

  /** Returns the last epoch that ended; at least one must have. */
  EpochMetrics last() {
    return epochs.get(epochs.size() - 1);
  }

  Weights bestWeights() {
    return best;
  }

  History history() {
    return new History(epochs);
  }

  Instant started() {
    return started;
  }

  /** Returns the time taken so far, including that before a resumption. */
  Duration elapsed() {
    return before.plusNanos(System.nanoTime() - resumedNanos);
  }

  Duration medianEpoch() {
    return times.median();
  }

  /** Returns the whole state, with the variables as they are now. */
  TrainingState state(RunIdentity run, Weights variables) {
    return new TrainingState(
        run, started, elapsed(), history(), times.all(), unfinished, variables, best);
  }
}

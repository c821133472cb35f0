package dev.overfit.training;

import dev.overfit.model.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a run has so far, beside the variables in its session; grows by an epoch at a time. */
final class Progress {
  private final Instant started;
  private final Duration before;
  private final long resumedNanos = System.nanoTime();
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private final EpochTimes times = new EpochTimes();
  private final Improvement improvement;
  private Weights best;
  private UnfinishedEpoch unfinished;

  private Progress(
      EarlyStopping bestBy,
      Instant started,
      Duration before,
      Weights best,
      UnfinishedEpoch unfinished) {
    this.started = started;
    this.before = before;
    this.improvement = new Improvement(bestBy);
    this.best = best;
    this.unfinished = unfinished;
  }

  /** Before the first epoch. */
  static Progress begin(EarlyStopping bestBy, Weights start) {
    return new Progress(bestBy, Instant.now(), Duration.ZERO, start, UnfinishedEpoch.NONE);
  }

  /** Where a run stopped. */
  static Progress resume(EarlyStopping bestBy, TrainingState state) {
    Progress progress =
        new Progress(
            bestBy, state.started(), state.elapsed(), state.bestWeights(), state.unfinished());
    state.epochTimes().forEach(time -> progress.times.add(time.toNanos()));
    state.history().epochs().forEach(progress.improvement::update);
    progress.epochs.addAll(state.history().epochs());
    return progress;
  }

  /** Takes in the epoch that has ended; returns whether it is the best so far. */
  boolean add(EpochMetrics epoch, long elapsedNanos) {
    epochs.add(epoch);
    times.add(elapsedNanos);
    unfinished = UnfinishedEpoch.NONE;
    return improvement.update(epoch);
  }

  /** Keeps the weights after the best epoch. */
  void best(Weights weights) {
    best = weights;
  }

  /** Keeps how far an epoch got that was cancelled. */
  void unfinished(UnfinishedEpoch epoch) {
    unfinished = epoch;
  }

  int epochs() {
    return epochs.size();
  }

  UnfinishedEpoch unfinished() {
    return unfinished;
  }

  Improvement improvement() {
    return improvement;
  }

  /** The last epoch that ended; there is one. */
  EpochMetrics last() {
    return epochs.get(epochs.size() - 1);
  }

  /** The figures of the best epoch so far; the last one's where none is a number. */
  EpochMetrics bestEpoch() {
    int best = improvement.bestEpoch();
    return best == 0 ? last() : epochs.get(best - 1);
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

  /** The time it has taken, that before a resumption included. */
  Duration elapsed() {
    return before.plusNanos(System.nanoTime() - resumedNanos);
  }

  Duration medianEpoch() {
    return times.median();
  }

  /** All of it, with the variables as they are now. */
  TrainingState state(RunIdentity run, Weights variables) {
    return new TrainingState(
        run, started, elapsed(), history(), times.all(), unfinished, variables, best);
  }
}

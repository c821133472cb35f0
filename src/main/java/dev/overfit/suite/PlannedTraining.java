package dev.overfit.suite;

/**
 * A replicate of a run that has not begun: the run's unit of work.
 *
 * @param replicate what to train
 * @param start where its training begins
 * @param leastEpochs how many epochs are left to train at least, unless it diverges
 * @param mostEpochs how many are left at most; 0 if there is nothing left to train
 */
public record PlannedTraining(Replicate replicate, Start start, int leastEpochs, int mostEpochs) {
  /** Where a training begins. */
  public enum Start {
    /** At its first epoch. */
    FIRST_EPOCH,
    /** Where its checkpoint has it, since the run is to resume. */
    CHECKPOINT,
    /** At its end, which its checkpoint has, since the run is to resume. */
    END,
    /** At its end, which a run of another suite has left. */
    OTHER_SUITE
  }

  /** A training of which nothing is left. */
  static PlannedTraining ended(Replicate replicate, Start start) {
    return new PlannedTraining(replicate, start, 0, 0);
  }

  /** Whether something is left to train. */
  public boolean isToTrain() {
    return mostEpochs > 0;
  }
}

package dev.overfit.suite;

/**
 * The training of a replicate in a run that has not started: the run's unit of work.
 *
 * @param replicate the replicate to train
 * @param start where its training begins
 * @param leastEpochs the least number of epochs left to train, unless the training diverges
 * @param mostEpochs the greatest number of epochs left to train; 0 if nothing is left
 */
public record PlannedTraining(Replicate replicate, Start start, int leastEpochs, int mostEpochs) {
  /** Where a training begins. */
  public enum Start {
    /** At its first epoch. */
    FIRST_EPOCH,
    /** Where its checkpoint left off, since the run resumes. */
    CHECKPOINT,
    /** At its end, which its checkpoint holds, since the run resumes. */
    END,
    /** At its end, which a run of another suite left. */
    OTHER_SUITE
  }

  /** Returns a training of which nothing is left. */
  static PlannedTraining ended(Replicate replicate, Start start) {
    return new PlannedTraining(replicate, start, 0, 0);
  }

  /** Returns whether something is left to train. */
  public boolean isToTrain() {
    return mostEpochs > 0;
  }
}

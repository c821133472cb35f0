package dev.overfit.suite;

import dev.overfit.data.Split;

/**
 * How the trainings of a run share cores: each starts once as many cores are free as it keeps busy.
 */
final class CoreShares {
  private final int parallel;
  private final TrialTraining.Factory trainings;

  /**
   * Creates the shares of a run.
   *
   * @param parallel how many replicates train at once, or {@link SuiteSettings#AUTO}
   * @param trainings the factory of the run's trainings
   */
  CoreShares(int parallel, TrialTraining.Factory trainings) {
    this.parallel = parallel;
    this.trainings = trainings;
  }

  private boolean auto() {
    return parallel == SuiteSettings.AUTO;
  }

  /** Returns the number of cores to share. */
  int cores() {
    return auto() ? trainings.cores() : parallel;
  }

  /** Returns how many cores a replicate keeps busy, from 1 to all of them. */
  int of(Replicate replicate, SuiteRows rows) {
    return auto() ? Math.min(cores(), Math.max(least(rows), trainings.threads(replicate))) : 1;
  }

  /** Returns the cores per training that limit parallel trainings to what memory allows. */
  private static int least(SuiteRows dealt) {
    Split split = dealt.split();
    long rows = (long) split.training().rows() + split.validation().rows();
    int trainings = RowMemory.ofMachine().trainings(rows, split.training().width());
    return (Runtime.getRuntime().availableProcessors() - 1) / trainings + 1;
  }
}

package dev.overfit.suite;

import dev.overfit.data.Split;

/** How the trainings of a run share cores: each begins once as many are free as it keeps busy. */
final class CoreShares {
  private final int parallel;
  private final TrialTraining.Factory trainings;

  /**
   * The shares of a run.
   *
   * @param parallel how many train at once, or {@link SuiteSettings#AUTO}
   * @param trainings what trains
   */
  CoreShares(int parallel, TrialTraining.Factory trainings) {
    this.parallel = parallel;
    this.trainings = trainings;
  }

  private boolean auto() {
    return parallel == SuiteSettings.AUTO;
  }

  /** How many there are to share. */
  int cores() {
    return auto() ? trainings.cores() : parallel;
  }

  /** How many a replicate keeps busy, from 1 to all of them. */
  int of(Replicate replicate, SuiteRows rows) {
    return auto() ? Math.min(cores(), Math.max(least(rows), trainings.threads(replicate))) : 1;
  }

  /** So many for each that no more train at once than there is memory for their rows. */
  private static int least(SuiteRows dealt) {
    Split split = dealt.split();
    long rows = (long) split.training().rows() + split.validation().rows();
    int trainings = RowMemory.ofMachine().trainings(rows, split.training().width());
    return (Runtime.getRuntime().availableProcessors() - 1) / trainings + 1;
  }
}

package dev.overfit.training;

import dev.overfit.model.ModelSpec;

/**
 * Chooses how many threads a step gets if the settings leave it open: all cores if the step has
 * enough work to share out, else one, since passing little work between threads costs more than it
 * saves.
 *
 * <p>The work of a step is about 6 operations per parameter and row: one product forward and two
 * backward, each a multiplication and an addition. Measured on 2 cores with batches of 500, in
 * milliseconds per epoch on one thread and on two: Tiny (0.001 GFLOP per step) 1.7 and 3.7, Small
 * (0.002) 2.2 and 4.3, Medium (0.03) 9.3 and 7.5, Large (2.4) 320 and 160.
 *
 * <p>A step is split into as many shards as threads, so machines with other numbers of cores give
 * other last digits unless the settings fix the number. Always cutting Large's step into four would
 * take two cores 16 to 24 % longer.
 */
final class ThreadChoice {
  private static final double SHARED_FROM_FLOP = 2e7;

  private ThreadChoice() {}

  /**
   * Returns the number of threads.
   *
   * @param cores the number of cores of this machine
   */
  static int of(TrainingConfig config, ModelSpec model, int cores) {
    if (config.threads() > 0) {
      return config.threads();
    }
    double flop = 6.0 * model.parameters() * config.batchSize();
    return flop >= SHARED_FROM_FLOP ? cores : 1;
  }
}

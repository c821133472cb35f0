package dev.overfit.training;

import dev.overfit.model.ModelSpec;

/**
 * How many threads a step gets where the settings leave it open: all cores where it has enough work
 * to share out, else one, since handing little work from thread to thread costs more than it saves.
 *
 * <p>The work of a step is about 6 operations a parameter and row: a product forward, two backward,
 * each a multiplication and an addition. Measured on 2 cores with batches of 500, milliseconds an
 * epoch on one thread and on two: Tiny (0.001 GFLOP a step) 1.7 and 3.7, Small (0.002) 2.2 and 4.3,
 * Medium (0.03) 9.3 and 7.5, Large (2.4) 320 and 160.
 *
 * <p>The shards of a step follow the threads, so that machines with other numbers of cores give
 * other last digits where nobody says how many: always cutting Large's step into four would take
 * two cores 16 to 24 % longer.
 */
final class ThreadChoice {
  private static final double SHARED_FROM_FLOP = 2e7;

  private ThreadChoice() {}

  /**
   * The number of threads.
   *
   * @param cores the cores of this machine
   */
  static int of(TrainingConfig config, ModelSpec model, int cores) {
    if (config.threads() > 0) {
      return config.threads();
    }
    double flop = 6.0 * model.parameters() * config.batchSize();
    return flop >= SHARED_FROM_FLOP ? cores : 1;
  }
}

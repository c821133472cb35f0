package dev.overfit.training;

import dev.overfit.model.ModelSpec;

/**
 * How many threads an operation gets where the settings leave it open: all cores where a step has
 * enough work to share out, else one, since handing a small product from thread to thread costs
 * more than it saves.
 *
 * <p>The work of a step is about 6 operations a parameter and row: a product forward, two backward,
 * each a multiplication and an addition. Measured on 2 cores with batches of 500: Medium (0.03
 * GFLOP a step) is two to three times faster on one thread, Large (2.4 GFLOP) twice as fast on two.
 */
final class ThreadChoice {
  private static final double SHARED_FROM_FLOP = 2.5e8;

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

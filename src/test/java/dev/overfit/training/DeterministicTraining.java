package dev.overfit.training;

import dev.overfit.graph.runtime.Determinism;

/** A process that asks TensorFlow for the same bytes, at a time or never, and trains on the CPU. */
final class DeterministicTraining {
  private DeterministicTraining() {}

  /** When it asks. */
  enum When {
    /** Before TensorFlow has looked into the environment. */
    BEFORE,
    /** After. */
    AFTER,
    /** It does not. */
    NEVER
  }

  /**
   * Prints whether TensorFlow obeys, and a sum of the weights' bits.
   *
   * @param arguments when it asks
   */
  public static void main(String[] arguments) {
    When when = When.valueOf(arguments[0]);
    if (when == When.BEFORE) {
      Determinism.ask();
    }
    boolean required = Determinism.isRequired();
    if (when == When.AFTER) {
      Determinism.ask();
      required = Determinism.isRequired();
    }
    TrainingConfig config =
        Runs.SHORT.withEpochs(2).withBatchSize(300).withThreads(2).withDevice(Device.CPU);
    TrainingResult result = Runs.train(Runs.COMBINED, config);
    System.out.println(required + " " + result.variables().hashCode());
  }
}

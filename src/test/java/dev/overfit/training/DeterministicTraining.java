package dev.overfit.training;

import dev.overfit.graph.runtime.Determinism;
import dev.overfit.graph.runtime.Devices;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A process that asks TensorFlow for determinism early, late or never and trains on the CPU. */
final class DeterministicTraining {
  private DeterministicTraining() {}

  /** When to ask. */
  enum When {
    /** Before TensorFlow has looked into the environment. */
    BEFORE,
    /** After TensorFlow has looked into the environment. */
    AFTER,
    /** Not at all. */
    NEVER
  }

  /**
   * Prints whether TensorFlow obeys, and a hash of the weights' bits.
   *
   * @param arguments when to ask
   */
  public static void main(String[] arguments) {
    When when = When.valueOf(arguments[0]);
    if (when == When.AFTER) {
      drawWithoutASeed();
    }
    if (when != When.NEVER) {
      Determinism.ask();
    }
    boolean required = Determinism.isRequired();
    TrainingConfig config =
        Runs.SHORT.withEpochs(2).withBatchSize(300).withThreads(2).withDevice(Device.CPU);
    TrainingResult result = Runs.train(Runs.COMBINED, config);
    System.out.println(required + " " + result.variables().hashCode());
  }

  /** Runs an operation that has a choice, which makes TensorFlow check whether it must obey. */
  private static void drawWithoutASeed() {
    Devices.runtimeVersion();
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      session.run(tf.random.randomUniform(tf.constant(new int[] {1}), TFloat32.class));
    }
  }
}

package dev.overfit.bench;

import org.tensorflow.TensorFlow;

/** Measures a JVM that starts, loads the native TensorFlow runtime and ends. */
final class LoadRuntime {
  private LoadRuntime() {}

  /** Prints the runtime's version. */
  public static void main(String[] arguments) {
    System.out.println(TensorFlow.version());
  }
}

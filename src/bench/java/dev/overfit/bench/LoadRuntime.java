package dev.overfit.bench;

import org.tensorflow.TensorFlow;

/** What a JVM takes to start, to load the native TensorFlow runtime and to end. */
final class LoadRuntime {
  private LoadRuntime() {}

  /** Prints the runtime's version. */
  public static void main(String[] arguments) {
    System.out.println(TensorFlow.version());
  }
}

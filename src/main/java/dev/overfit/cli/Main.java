package dev.overfit.cli;

/** Probe. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println(org.tensorflow.TensorFlow.version());
  }
}

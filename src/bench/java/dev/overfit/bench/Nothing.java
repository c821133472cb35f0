package dev.overfit.bench;

/** Measures a JVM that starts and ends. */
final class Nothing {
  private Nothing() {}

  /** Does nothing. */
  public static void main(String[] arguments) {}
}

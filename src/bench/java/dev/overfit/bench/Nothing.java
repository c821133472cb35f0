package dev.overfit.bench;

/** What a JVM takes to start and to end. */
final class Nothing {
  private Nothing() {}

  /** Does nothing. */
  public static void main(String[] arguments) {}
}

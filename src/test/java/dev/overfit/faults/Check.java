package dev.overfit.faults;

/** A condition that has to hold. */
final class Check {
  private Check() {}

  static void that(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }
}

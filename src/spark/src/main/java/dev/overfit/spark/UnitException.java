package dev.overfit.spark;

/** A unit failed on its executor for its own reasons. */
final class UnitException extends RuntimeException {
  /**
   * A failure.
   *
   * @param message why, and where
   */
  UnitException(String message) {
    super(message);
  }
}

package dev.overfit.spark;

/** Thrown if a unit itself failed on its executor. */
final class UnitException extends RuntimeException {
  /**
   * Creates a failure.
   *
   * @param message the reason and the place
   */
  UnitException(String message) {
    super(message);
  }
}

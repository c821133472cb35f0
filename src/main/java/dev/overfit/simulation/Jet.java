package dev.overfit.simulation;

/**
 * A jet as measured by a detector.
 *
 * @param momentum the massless energy and momentum
 * @param tagLevel 0 without a b-tag, 1 with a loose one, 2 with a tight one
 */
record Jet(FourVector momentum, int tagLevel) {
  /** Returns whether the jet has a b-tag of any level. */
  boolean tagged() {
    return tagLevel > 0;
  }
}

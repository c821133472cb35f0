package dev.overfit.simulation;

/**
 * A jet as a detector found it.
 *
 * @param momentum its massless energy and momentum
 * @param tagLevel 0 without a b-tag, 1 with a loose one, 2 with a tight one
 */
record Jet(FourVector momentum, int tagLevel) {
  /** Whether it is b-tagged at all. */
  boolean tagged() {
    return tagLevel > 0;
  }
}

package dev.overfit.training;

/**
 * Decides how many steps one run of the graph takes. A run cannot be stopped from outside, so a
 * long epoch is cut into runs of about half a second, based on measured times; a short epoch is one
 * run. The metrics do not depend on the cuts.
 */
final class EpochChunks {
  private static final double TARGET_NANOS = 5e8;
  private static final int FIRST = 32;

  private final int fixed;
  private double nanosPerStep;

  private EpochChunks(int fixed) {
    this.fixed = fixed;
  }

  /** Returns chunks that are cut by time. */
  static EpochChunks byTime() {
    return new EpochChunks(0);
  }

  /** Returns chunks of a single step. */
  static EpochChunks single() {
    return new EpochChunks(1);
  }

  /** Returns how many steps the next run should take, at least 1. */
  int next() {
    if (fixed > 0) {
      return fixed;
    }
    return nanosPerStep == 0
        ? FIRST
        : (int) Math.max(1, Math.min(1 << 20, TARGET_NANOS / nanosPerStep));
  }

  /** Records how long a run took. */
  void took(int steps, long nanos) {
    nanosPerStep = Math.max(1, (double) nanos / steps);
  }
}

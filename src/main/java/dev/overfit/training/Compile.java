package dev.overfit.training;

/** How the steps of a training are executed. */
public enum Compile {
  /** Operation by operation. */
  NONE,
  /**
   * As one program that XLA compiles when the training begins; the same formula, and figures that
   * agree with those of {@link #NONE} but for the last bits.
   */
  XLA
}

package dev.overfit.training;

/** Where a training runs. */
public enum Device {
  /** A GPU where the runtime has one, else the CPU. */
  AUTO,
  /** The CPU. */
  CPU,
  /** The first GPU; an error where the runtime has none. */
  GPU
}

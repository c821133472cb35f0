package dev.overfit.training;

/** The device on which a training runs. */
public enum Device {
  /** A GPU if the runtime has one, else the CPU. */
  AUTO,
  /** The CPU. */
  CPU,
  /** The first GPU; an error if the runtime has none. */
  GPU
}

package dev.overfit.model;

/** How the values of a variable start. */
public enum Initializer {
  /** Drawn uniformly from {@code [-limit, limit)}, {@code limit = sqrt(6 / (inputs + units))}. */
  GLOROT_UNIFORM,
  /** One. */
  ONES,
  /** Zero. */
  ZEROS
}

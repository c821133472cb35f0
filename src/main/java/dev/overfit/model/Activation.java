package dev.overfit.model;

/** What a {@link Dense} layer puts its sums through. */
public enum Activation {
  /**
   * {@code x} where x is positive, else {@code exp(x) - 1} (Clevert et al., arXiv:1511.07289, alpha
   * 1).
   */
  ELU,
  /** {@code max(x, 0)}. */
  RELU,
  /** The hyperbolic tangent. */
  TANH,
  /** {@code x} itself. */
  LINEAR
}

package dev.overfit.model;

/**
 * The functions that a {@link Dense} layer applies to its sums: those of <a
 * href="https://keras.io/api/layers/activations/">keras.activations</a> with Keras' defaults, under
 * Keras' names.
 */
public enum Activation {
  /**
   * {@code x} if x is positive, otherwise {@code exp(x) - 1} (Clevert et al., arXiv:1511.07289,
   * alpha 1).
   */
  ELU,
  /** {@code max(x, 0)}. */
  RELU,
  /** The hyperbolic tangent. */
  TANH,
  /** {@code x} itself. */
  LINEAR,
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID,
  /**
   * {@code x · Φ(x)} with the normal distribution's Φ, {@code x / 2 · (1 + erf(x / √2))}: exact,
   * not the approximation by the hyperbolic tangent (Hendrycks and Gimpel, arXiv:1606.08415).
   */
  GELU,
  /**
   * {@code 1.05070098 · x} if x is positive, otherwise {@code 1.05070098 · 1.67326324 · (exp(x) -
   * 1)} (Klambauer et al., arXiv:1706.02515). The kernels before it are drawn Glorot uniform, as
   * everywhere here; the paper draws them LeCun normal.
   */
  SELU,
  /** {@code x · sigmoid(x)}, also called swish (Ramachandran et al., arXiv:1710.05941). */
  SILU,
  /** {@code x} if x is positive, otherwise {@code 0.2 · x}, with Keras' default slope. */
  LEAKY_RELU
}

package dev.overfit.model;

/**
 * A penalty on a kernel that the training step adds to its loss: {@link L1}, {@link L2}, {@link
 * L1L2} or none.
 */
public sealed interface Regularizer {
  /** No penalty. */
  Regularizer NONE = new None();

  /** No penalty; use {@link Regularizer#NONE}. */
  record None() implements Regularizer {}

  /**
   * {@code l1 * sum(|w|)}.
   *
   * <p>Source: <a href="https://keras.io/api/layers/regularizers/">keras.regularizers.L1</a>.
   *
   * @param l1 the factor, finite and not negative
   */
  record L1(double l1) implements Regularizer {
    /**
     * @throws IllegalArgumentException where the factor is negative or not finite
     */
    public L1 {
      check("l1", l1);
    }
  }

  /**
   * {@code l2 * sum(w^2)}, without the factor one half that {@code tf.nn.l2_loss} has.
   *
   * <p>Source: <a href="https://keras.io/api/layers/regularizers/">keras.regularizers.L2</a>.
   *
   * @param l2 the factor, finite and not negative
   */
  record L2(double l2) implements Regularizer {
    /**
     * @throws IllegalArgumentException where the factor is negative or not finite
     */
    public L2 {
      check("l2", l2);
    }
  }

  /**
   * {@code l1 * sum(|w|) + l2 * sum(w^2)}.
   *
   * <p>Source: <a href="https://keras.io/api/layers/regularizers/">keras.regularizers.L1L2</a>.
   *
   * @param l1 the factor of the absolute values, finite and not negative
   * @param l2 the factor of the squares, finite and not negative
   */
  record L1L2(double l1, double l2) implements Regularizer {
    /**
     * @throws IllegalArgumentException where a factor is negative or not finite
     */
    public L1L2 {
      check("l1", l1);
      check("l2", l2);
    }
  }

  private static void check(String name, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + ": expected a finite number of at least 0, received " + factor);
    }
  }
}

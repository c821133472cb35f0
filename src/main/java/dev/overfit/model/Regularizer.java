package dev.overfit.model;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Compared;
import dev.overfit.choice.KerasName;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import dev.overfit.choice.Words;
import java.util.Optional;

/**
 * A penalty on a kernel that the training step adds to its loss: {@link L1}, {@link L2}, {@link
 * L1L2} or none.
 */
@KerasName("keras.regularizers")
public sealed interface Regularizer {
  /** No penalty. */
  Regularizer NONE = new None();

  /** Returns whether the penalty adds to the loss. */
  boolean penalizes();

  /** The penalty in a few words, such as {@code L2 0.001}. */
  String words();

  /** How the penalty keeps a model from overfitting; empty if it does not. */
  Optional<Remedy> remedy();

  /** Returns the visitor's answer for this kind of penalty. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of penalty.
   *
   * @param <R> the type of the answer
   */
  interface Visitor<R> {
    /** Answers for {@link None}. */
    R none();

    /** Answers for an {@link L1} penalty. */
    R l1(L1 regularizer);

    /** Answers for an {@link L2} penalty. */
    R l2(L2 regularizer);

    /** Answers for an {@link L1L2} penalty. */
    R l1l2(L1L2 regularizer);
  }

  /** No penalty; use {@link Regularizer#NONE}. */
  record None() implements Regularizer {
    @Override
    public boolean penalizes() {
      return false;
    }

    @Override
    public String words() {
      return "no penalty";
    }

    @Override
    public Optional<Remedy> remedy() {
      return Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.none();
    }
  }

  /**
   * {@code l1 * sum(|w|)}.
   *
   * <p>Source: <a href="https://keras.io/api/layers/regularizers/">keras.regularizers.L1</a>.
   *
   * @param l1 the factor, finite and not negative
   */
  record L1(
      @Meaning("the factor of the sum of absolute weights")
          @Compared(column = "l1", meaning = "factor of sum(|w|)")
          double l1)
      implements Regularizer {
    /**
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public L1 {
      check("l1", l1);
    }

    @Override
    public boolean penalizes() {
      return true;
    }

    @Override
    public String words() {
      return "L1 " + Words.number(l1);
    }

    @Override
    public Optional<Remedy> remedy() {
      return onKernels(
          this,
          "Adds to the training loss the sum of the weights' absolute values, times a factor. It pulls a"
              + " small weight towards 0 as hard as a large one, so that weights that help little end"
              + " at about 0: the network becomes sparse.");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.l1(this);
    }
  }

  /**
   * {@code l2 * sum(w^2)}, without the factor one half that {@code tf.nn.l2_loss} has.
   *
   * <p>Source: <a href="https://keras.io/api/layers/regularizers/">keras.regularizers.L2</a>.
   *
   * @param l2 the factor, finite and not negative
   */
  record L2(
      @Meaning("the factor of the sum of squared weights")
          @Compared(column = "l2", meaning = "factor of sum(w^2)")
          double l2)
      implements Regularizer {
    /**
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public L2 {
      check("l2", l2);
    }

    @Override
    public boolean penalizes() {
      return true;
    }

    @Override
    public String words() {
      return "L2 " + Words.number(l2);
    }

    @Override
    public Optional<Remedy> remedy() {
      return onKernels(
          this,
          "Adds to the training loss the sum of the weights' squares, times a factor. It pulls the"
              + " harder the larger a weight is, so that large weights shrink most and hardly any"
              + " becomes 0: all are small, but not sparse.");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.l2(this);
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
  record L1L2(
      @Meaning("the factor of the sum of absolute weights")
          @Compared(column = "l1", meaning = "factor of sum(|w|)")
          double l1,
      @Meaning("the factor of the sum of squared weights")
          @Compared(column = "l2", meaning = "factor of sum(w^2)")
          double l2)
      implements Regularizer {
    /**
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public L1L2 {
      check("l1", l1);
      check("l2", l2);
    }

    @Override
    public boolean penalizes() {
      return true;
    }

    @Override
    public String words() {
      return "L1 " + Words.number(l1) + " and L2 " + Words.number(l2);
    }

    @Override
    public Optional<Remedy> remedy() {
      return onKernels(
          this,
          "Adds to the training loss the sum of the weights' absolute values and that of their squares,"
              + " each times a factor of its own. The first pulls small weights to about 0, the second"
              + " keeps large ones down.");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.l1l2(this);
    }
  }

  private static Optional<Remedy> onKernels(Regularizer penalty, String meaning) {
    return Optional.of(
        new Remedy(Approach.WEIGHT_REGULARIZATION, penalty.words() + " on kernels", meaning));
  }

  private static void check(String name, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + ": expected a finite number of at least 0, received " + factor);
    }
  }
}

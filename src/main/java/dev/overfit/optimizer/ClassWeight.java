package dev.overfit.optimizer;

import dev.overfit.choice.Meaning;
import dev.overfit.choice.Words;
import java.util.Locale;

/**
 * The weight of a row's crossentropy in the training loss, by the label of the row: {@link None},
 * {@link Balanced} or {@link PerClass}. The loss of a batch, with the penalties of the model, is:
 *
 * <pre>{@code
 * loss = sum over rows (weight of the row's label * crossentropy) / rows + penalties
 * }</pre>
 *
 * <p>The divisor is the number of rows, not the sum of their weights. In all figures except the
 * training loss, including those of validation rows, all rows count alike.
 *
 * <p>Source: {@code class_weight} of <a
 * href="https://keras.io/api/models/model_training_apis/">keras.Model.fit</a>, with the reduction
 * {@code sum_over_batch_size} that is Keras' default.
 */
public sealed interface ClassWeight {
  /** All rows count alike. */
  ClassWeight NONE = new None();

  /** Both classes count alike, however many rows they have. */
  ClassWeight BALANCED = new Balanced();

  /**
   * Returns the given weights.
   *
   * @param negative the weight of a row with label 0, above 0
   * @param positive the weight of a row with label 1, above 0
   * @throws IllegalArgumentException if a weight is not above 0 or is too large for float32
   */
  static PerClass of(double negative, double positive) {
    return new PerClass(negative, positive);
  }

  /**
   * Returns the weights of both classes for training on rows with the given labels.
   *
   * @param labels {@code [rows]}, each 0 or 1, of the training rows
   * @throws IllegalArgumentException if the weights depend on both classes and one has no row
   */
  PerClass on(float[] labels);

  /** The weights in a few words, such as {@code balanced}. */
  String words();

  /** All rows count alike; use {@link ClassWeight#NONE}. */
  record None() implements ClassWeight {
    @Override
    public PerClass on(float[] labels) {
      return PerClass.ALIKE;
    }

    @Override
    public String words() {
      return "none";
    }
  }

  /**
   * Both classes count alike: a row of class c has the weight {@code rows / (2 * rows of class c)},
   * so that the weights of all rows add up to the number of rows; use {@link ClassWeight#BALANCED}.
   *
   * <p>Source: {@code class_weight="balanced"} of <a
   * href="https://scikit-learn.org/stable/modules/generated/sklearn.utils.class_weight.compute_class_weight.html">
   * scikit-learn</a>.
   */
  record Balanced() implements ClassWeight {
    @Override
    public PerClass on(float[] labels) {
      int positive = 0;
      for (float label : labels) {
        positive += label == 1 ? 1 : 0;
      }
      int negative = labels.length - positive;
      if (negative == 0 || positive == 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "classWeight: expected training rows of both labels to balance, received %,d with"
                    + " label 0 and %,d with label 1",
                negative,
                positive));
      }
      double half = labels.length / 2.0;
      return new PerClass(half / negative, half / positive);
    }

    @Override
    public String words() {
      return "balanced";
    }
  }

  /**
   * The weight of a row by its label.
   *
   * @param negative the weight of a row with label 0, above 0
   * @param positive the weight of a row with label 1, above 0
   */
  record PerClass(
      @Meaning("what a row with label 0 counts") double negative,
      @Meaning("what a row with label 1 counts") double positive)
      implements ClassWeight {
    /** Every row has weight 1. */
    public static final PerClass ALIKE = new PerClass(1, 1);

    /**
     * @throws IllegalArgumentException if a weight is not above 0 or is too large for float32
     */
    public PerClass {
      check("negative", negative);
      check("positive", positive);
    }

    private static void check(String name, double weight) {
      float value = (float) weight;
      if (!(value > 0 && value < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "classWeight: " + name + ": expected a float32 number above 0, received " + weight);
      }
    }

    /** Returns whether every row has weight 1, so that the loss is the same as without weights. */
    public boolean alike() {
      return equals(ALIKE);
    }

    @Override
    public PerClass on(float[] labels) {
      return this;
    }

    @Override
    public String words() {
      return Words.number(negative) + " for label 0, " + Words.number(positive) + " for label 1";
    }
  }
}

package dev.overfit.optimizer;

import dev.overfit.choice.Meaning;
import dev.overfit.choice.Words;
import java.util.Locale;

/**
 * How much the crossentropy of a row counts in the loss that a training minimises, by the label of
 * the row: {@link None}, {@link Balanced} or {@link PerClass}. Of a batch, with the penalties of
 * the model:
 *
 * <pre>{@code
 * loss = sum over rows (weight of the row's label * crossentropy) / rows + penalties
 * }</pre>
 *
 * <p>The divisor is the number of rows, and not the sum of their weights. All figures but the
 * training loss, those of validation rows too, are of rows that count alike.
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
   * Weights of one's own.
   *
   * @param negative what a row with label 0 counts, above 0
   * @param positive what a row with label 1 counts, above 0
   * @throws IllegalArgumentException where one is not above 0 or too large for float32
   */
  static PerClass of(double negative, double positive) {
    return new PerClass(negative, positive);
  }

  /**
   * What a row of each class counts in a training on rows with the given labels.
   *
   * @param labels {@code [rows]}, each 0 or 1, of the training rows
   * @throws IllegalArgumentException where the weights come of both classes, and one has no row
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
   * Both classes count alike: a row of class c counts {@code rows / (2 * rows of class c)}, so that
   * all rows together count what they are; use {@link ClassWeight#BALANCED}.
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
   * What a row counts by its label.
   *
   * @param negative a row with label 0, above 0
   * @param positive a row with label 1, above 0
   */
  record PerClass(
      @Meaning("what a row with label 0 counts") double negative,
      @Meaning("what a row with label 1 counts") double positive)
      implements ClassWeight {
    /** Every row counts one. */
    public static final PerClass ALIKE = new PerClass(1, 1);

    /**
     * @throws IllegalArgumentException where a weight is not above 0 or too large for float32
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

    /** Whether every row counts one, so that the loss is what it is without weights. */
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

package dev.overfit.augmentation;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Remedy;
import java.util.List;

/**
 * A random change of training rows: {@link GaussianNoise}, {@link HiggsSymmetries}, {@link Mixup}
 * or {@link SwapNoise}. Each step draws anew for each of its rows, depending only on the number of
 * the step and the training's seed; training figures are those of the changed rows.
 */
public sealed interface Augmentation permits GaussianNoise, HiggsSymmetries, Mixup, SwapNoise {
  /**
   * Makes sure that this augmentation applies to rows with the given columns.
   *
   * @throws IllegalArgumentException if it does not; the message says why
   */
  void check(List<String> columns);

  /**
   * Returns whether the augmentation depends on the original scale of the columns, so that it does
   * not apply to encoded rows.
   */
  default boolean ofRawRows() {
    return false;
  }

  /**
   * Returns whether the augmentation also mixes labels, so that a row may count partly for each
   * label.
   */
  default boolean mixesLabels() {
    return false;
  }

  /** Returns the augmentation in a few words, such as {@code Gaussian noise 0.1}. */
  String words();

  /** Returns what the augmentation does and its effect, in two sentences for a learner. */
  String meaning();

  /** Returns how the augmentation keeps a model from overfitting. */
  default Remedy remedy() {
    return new Remedy(Approach.DATA_AUGMENTATION, words(), meaning());
  }

  /** Calls the visitor's method for this kind of augmentation. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor of every kind of augmentation.
   *
   * @param <R> the type of the result
   */
  interface Visitor<R> {
    /** Visits {@link GaussianNoise}. */
    R gaussianNoise(GaussianNoise augmentation);

    /** Visits {@link HiggsSymmetries}. */
    R higgsSymmetries(HiggsSymmetries augmentation);

    /** Visits {@link Mixup}. */
    R mixup(Mixup augmentation);

    /** Visits {@link SwapNoise}. */
    R swapNoise(SwapNoise augmentation);
  }
}

package dev.overfit.augmentation;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Remedy;
import java.util.List;

/**
 * A change of training rows: {@link GaussianNoise}, {@link HiggsSymmetries}, {@link Mixup} or
 * {@link SwapNoise}. Each step draws anew for each of its rows, by its own number and the
 * training's seed alone; training figures are of the changed rows.
 */
public sealed interface Augmentation permits GaussianNoise, HiggsSymmetries, Mixup, SwapNoise {
  /**
   * Makes sure that rows of the given columns can be changed so.
   *
   * @throws IllegalArgumentException where they cannot; its message says why
   */
  void check(List<String> columns);

  /**
   * Whether it knows the scale that columns have, so that rows that were coded are others to it.
   */
  default boolean ofRawRows() {
    return false;
  }

  /** Whether it mixes labels, too, so that a row may count in part for either. */
  default boolean mixesLabels() {
    return false;
  }

  /** The augmentation in a few words, such as {@code Gaussian noise 0.1}. */
  String words();

  /** What it does and what comes of that, in two sentences for somebody who learns it. */
  String meaning();

  /** How it keeps a model from overfitting. */
  default Remedy remedy() {
    return new Remedy(Approach.DATA_AUGMENTATION, words(), meaning());
  }

  /** What the visitor says of this kind of augmentation. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What has an answer for every kind of augmentation.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link GaussianNoise}. */
    R gaussianNoise(GaussianNoise augmentation);

    /** For {@link HiggsSymmetries}. */
    R higgsSymmetries(HiggsSymmetries augmentation);

    /** For {@link Mixup}. */
    R mixup(Mixup augmentation);

    /** For {@link SwapNoise}. */
    R swapNoise(SwapNoise augmentation);
  }
}

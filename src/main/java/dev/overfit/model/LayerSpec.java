package dev.overfit.model;

import dev.overfit.choice.KerasName;
import dev.overfit.choice.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a {@link ModelSpec}: {@link Dense}, {@link ActivationLayer}, {@link
 * BatchNormalization}, {@link Dropout} or {@link Normalization}.
 */
@KerasName("keras.layers")
public sealed interface LayerSpec
    permits ActivationLayer, BatchNormalization, Dense, Dropout, Normalization {
  /**
   * How many values a row has after it.
   *
   * @param place its place in the model, from 0
   * @param inputs how many values a row has before it
   * @throws IllegalArgumentException where it cannot stand in that place
   */
  int outputs(int place, int inputs);

  /**
   * Its variables, in Keras' order.
   *
   * @param inputs how many values a row has before it
   */
  List<LayerVariable> variables(int inputs);

  /** The layer in a few words, such as {@code dropout 0.5}. */
  String words();

  /** What of it keeps a model from overfitting; empty where nothing does. */
  Optional<Remedy> remedy();

  /** The same layer without what keeps a model from overfitting; empty where it is no more. */
  Optional<LayerSpec> untreated();

  /**
   * How many steps it takes until what it keeps beside trained variables is of the rows, and not of
   * where it started; 0 if it keeps nothing.
   */
  default long warmUpSteps() {
    return 0;
  }

  /** What the visitor says of this kind of layer. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What has an answer for every kind of layer.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link ActivationLayer}. */
    R activation(ActivationLayer layer);

    /** For {@link BatchNormalization}. */
    R batchNormalization(BatchNormalization layer);

    /** For {@link Dense}. */
    R dense(Dense layer);

    /** For {@link Dropout}. */
    R dropout(Dropout layer);

    /** For {@link Normalization}. */
    R normalization(Normalization layer);
  }
}

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
   * Returns the number of values per row after the layer.
   *
   * @param place the index of the layer in the model, from 0
   * @param inputs the number of values per row before the layer
   * @throws IllegalArgumentException if the layer cannot be in that place
   */
  int outputs(int place, int inputs);

  /**
   * Returns the variables of the layer, in Keras' order.
   *
   * @param inputs the number of values per row before the layer
   */
  List<LayerVariable> variables(int inputs);

  /** The layer in a few words, such as {@code dropout 0.5}. */
  String words();

  /** How the layer keeps a model from overfitting; empty if it does not. */
  Optional<Remedy> remedy();

  /** Returns the layer without what keeps a model from overfitting; empty if nothing is left. */
  Optional<LayerSpec> untreated();

  /**
   * Returns the number of steps until the layer's values other than trained variables reflect the
   * rows, and not where they started; 0 if there are none.
   */
  default long warmUpSteps() {
    return 0;
  }

  /** Returns the visitor's answer for this kind of layer. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Has an answer for every kind of layer.
   *
   * @param <R> the type of the answer
   */
  interface Visitor<R> {
    /** Answers for an {@link ActivationLayer}. */
    R activation(ActivationLayer layer);

    /** Answers for a {@link BatchNormalization}. */
    R batchNormalization(BatchNormalization layer);

    /** Answers for a {@link Dense} layer. */
    R dense(Dense layer);

    /** Answers for a {@link Dropout} layer. */
    R dropout(Dropout layer);

    /** Answers for a {@link Normalization}. */
    R normalization(Normalization layer);
  }
}

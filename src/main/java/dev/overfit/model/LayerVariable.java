package dev.overfit.model;

/**
 * A variable that a layer needs.
 *
 * @param spec its name and shape; the name is the layer's own, such as {@code kernel}, until the
 *     layer stands in a model
 * @param initializer where its values start
 * @param regularizer the penalty on it
 */
public record LayerVariable(VariableSpec spec, Initializer initializer, Regularizer regularizer) {
  /** This variable of the layer called {@code layer}. */
  LayerVariable in(String layer) {
    return new LayerVariable(
        new VariableSpec(layer + "/" + spec.name(), spec.shape()), initializer, regularizer);
  }
}

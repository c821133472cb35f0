package dev.overfit.model;

import java.util.List;

/**
 * A variable that a layer needs.
 *
 * @param spec its name and shape; the name is local to the layer, such as {@code kernel}, until the
 *     layer is part of a model
 * @param initializer how its values start
 * @param regularizer the penalty on it
 * @param trainable whether the optimizer changes it by its gradient; if not, the layer itself does
 */
public record LayerVariable(
    VariableSpec spec, Initializer initializer, Regularizer regularizer, boolean trainable) {
  /** Returns a trained variable without a penalty, with one value per unit. */
  static LayerVariable trained(String name, int units, Initializer initializer) {
    return ofUnits(name, units, initializer, true);
  }

  /** Returns a variable that the layer itself changes, with one value per unit. */
  static LayerVariable kept(String name, int units, Initializer initializer) {
    return ofUnits(name, units, initializer, false);
  }

  private static LayerVariable ofUnits(
      String name, int units, Initializer initializer, boolean trainable) {
    return new LayerVariable(
        new VariableSpec(name, List.of(units)), initializer, Regularizer.NONE, trainable);
  }

  /** Returns this variable as one of the layer called {@code layer}. */
  LayerVariable in(String layer) {
    return new LayerVariable(
        new VariableSpec(layer + "/" + spec.name(), spec.shape()),
        initializer,
        regularizer,
        trainable);
  }
}

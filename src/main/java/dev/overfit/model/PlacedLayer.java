package dev.overfit.model;

import dev.overfit.choice.Kind;
import java.util.List;

/**
 * A layer in its place in a model.
 *
 * @param layer the layer
 * @param name the name that Keras gives it, such as {@code dense_1}
 * @param inputs the number of values per row that come in
 * @param outputs the number of values per row that go out
 */
public record PlacedLayer(LayerSpec layer, String name, int inputs, int outputs) {
  /** Keras' name of the layer's class, such as {@code Dense}. */
  public String type() {
    return Kind.of(layer).name();
  }

  /** The variables of the layer, named as Keras names them, such as {@code dense_1/kernel}. */
  public List<LayerVariable> variables() {
    return layer.variables(inputs).stream().map(variable -> variable.in(name)).toList();
  }
}

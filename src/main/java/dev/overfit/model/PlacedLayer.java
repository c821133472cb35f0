package dev.overfit.model;

import dev.overfit.choice.Kind;
import java.util.List;

/**
 * A layer in its place in a model.
 *
 * @param layer what it is
 * @param name as Keras names it, such as {@code dense_1}
 * @param inputs how many values a row has that come in
 * @param outputs how many values a row has that go out
 */
public record PlacedLayer(LayerSpec layer, String name, int inputs, int outputs) {
  /** What Keras calls its class, such as {@code Dense}. */
  public String type() {
    return Kind.of(layer).name();
  }

  /** Its variables, named as Keras names them, such as {@code dense_1/kernel}. */
  public List<LayerVariable> variables() {
    return layer.variables(inputs).stream().map(variable -> variable.in(name)).toList();
  }
}

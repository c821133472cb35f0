package dev.overfit.model;

import dev.overfit.io.FileName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a network is: a stack of layers from {@code features} inputs to one logit, with a name.
 *
 * @param name a name that is also a file name: letters, digits, {@code _}, {@code -} and {@code .},
 *     not first or last, and none that Windows keeps for a device
 * @param features the number of inputs, at least 1
 * @param layers from the input to the output; the last is {@code Dense(1, LINEAR)}, the logit; a
 *     {@link Normalization} may only be the first
 */
public record ModelSpec(String name, int features, List<LayerSpec> layers) {
  /**
   * @throws IllegalArgumentException where the name is no file name, there are no features, the
   *     last layer is not the logit, or a normalization is not the first or of other features
   */
  public ModelSpec {
    FileName.check("name", name);
    if (features < 1) {
      throw new IllegalArgumentException("features: expected at least 1, received " + features);
    }
    layers = List.copyOf(layers);
    if (layers.isEmpty()
        || !(layers.get(layers.size() - 1) instanceof Dense output)
        || output.units() != 1
        || output.activation() != Activation.LINEAR) {
      throw new IllegalArgumentException(
          "layers: expected the last to be Dense(1, LINEAR), the logit, received " + layers);
    }
    checkNormalization(features, layers);
  }

  private static void checkNormalization(int features, List<LayerSpec> layers) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Normalization layer
          && (i > 0 || layer.mean().size() != features)) {
        throw new IllegalArgumentException(
            String.format(
                "layers: expected a normalization to be the first, of %d features, received layer"
                    + " %d of %d features",
                features, i + 1, layer.mean().size()));
      }
    }
  }

  /** A model of the given hidden layers, with the one logit put on top. */
  public static ModelSpec binaryClassifier(String name, int features, LayerSpec... hidden) {
    List<LayerSpec> layers = new ArrayList<>(Arrays.asList(hidden));
    layers.add(new Dense(1, Activation.LINEAR));
    return new ModelSpec(name, features, layers);
  }

  /**
   * The trainable variables, kernel before bias, from the input to the output, named as Keras names
   * them.
   */
  public List<VariableSpec> variables() {
    List<VariableSpec> variables = new ArrayList<>();
    int inputs = features;
    int index = 0;
    for (LayerSpec layer : layers) {
      if (layer instanceof Dense dense) {
        String prefix = layerName("dense", index++);
        variables.add(new VariableSpec(prefix + "/kernel", List.of(inputs, dense.units())));
        variables.add(new VariableSpec(prefix + "/bias", List.of(dense.units())));
        inputs = dense.units();
      }
    }
    return List.copyOf(variables);
  }

  /** The number of trainable parameters. */
  public long parameters() {
    return variables().stream().mapToLong(VariableSpec::size).sum();
  }

  static String layerName(String type, int index) {
    return index == 0 ? type : type + "_" + index;
  }
}

package dev.overfit.tensorboard;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A model as the JSON that {@code keras.Model.to_json} writes of a {@code Sequential}: TensorBoard
 * draws its layers from it, and {@code keras.models.model_from_json} builds the model.
 *
 * <p>Nothing in it needs escaping: a model's name is made of letters, digits, {@code _}, {@code -}
 * and {@code .} only.
 */
final class KerasJson {
  private KerasJson() {}

  /** The model's JSON. */
  static String of(ModelSpec model) {
    List<String> layers = new ArrayList<>();
    layers.add(input(model.features()));
    int dense = 0;
    int dropout = 0;
    for (LayerSpec layer : model.layers()) {
      if (layer instanceof Dense spec) {
        layers.add(dense(spec, dense++));
      } else if (layer instanceof Dropout spec) {
        layers.add(dropout(spec, dropout++));
      } else {
        layers.add(normalization((Normalization) layer));
      }
    }
    return object(
        "Sequential",
        "keras",
        "\"name\": \"%s\", \"layers\": [%s]".formatted(model.name(), String.join(", ", layers)));
  }

  private static String input(int features) {
    return object(
        "InputLayer",
        "keras.layers",
        "\"name\": \"input_layer\", \"dtype\": \"float32\", \"batch_shape\": [null, %d]"
            .formatted(features));
  }

  private static String dense(Dense dense, int index) {
    return object(
        "Dense",
        "keras.layers",
        """
        "name": "%s", "dtype": "float32", "units": %d, "activation": "%s", "use_bias": true, \
        "kernel_regularizer": %s"""
            .formatted(
                name("dense", index),
                dense.units(),
                activation(dense.activation()),
                regularizer(dense.kernelRegularizer())));
  }

  private static String dropout(Dropout dropout, int index) {
    return object(
        "Dropout",
        "keras.layers",
        "\"name\": \"%s\", \"dtype\": \"float32\", \"rate\": %s"
            .formatted(name("dropout", index), dropout.rate()));
  }

  private static String normalization(Normalization layer) {
    return object(
        "Normalization",
        "keras.layers",
        """
        "name": "normalization", "dtype": "float32", "axis": [-1], "invert": false, \
        "mean": %s, "variance": %s"""
            .formatted(layer.mean(), layer.variance()));
  }

  private static String regularizer(Regularizer regularizer) {
    if (regularizer instanceof Regularizer.None) {
      return "null";
    }
    return object(
        "L1L2",
        "keras.regularizers",
        "\"l1\": %s, \"l2\": %s".formatted(Settings.l1(regularizer), Settings.l2(regularizer)));
  }

  private static String activation(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT);
  }

  private static String object(String className, String module, String config) {
    return "{\"module\": \"%s\", \"class_name\": \"%s\", \"config\": {%s}, \"registered_name\": null}"
        .formatted(module, className, config);
  }

  private static String name(String type, int index) {
    return index == 0 ? type : type + "_" + index;
  }
}

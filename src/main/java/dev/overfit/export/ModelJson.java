package dev.overfit.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link ModelSpec} as JSON. */
final class ModelJson {
  private ModelJson() {}

  static ObjectNode write(ModelSpec model) {
    ObjectNode node = object().put("name", model.name()).put("features", model.features());
    ArrayNode layers = node.putArray("layers");
    model.layers().forEach(layer -> layers.add(layer(layer)));
    return node;
  }

  private static ObjectNode layer(LayerSpec layer) {
    if (layer instanceof Dropout dropout) {
      return object().put("type", "dropout").put("rate", dropout.rate());
    }
    return layer instanceof Normalization normalization
        ? normalization(normalization)
        : dense((Dense) layer);
  }

  private static ObjectNode normalization(Normalization layer) {
    ObjectNode node = object().put("type", "normalization");
    layer.mean().forEach(node.putArray("mean")::add);
    layer.variance().forEach(node.putArray("variance")::add);
    return node;
  }

  private static ObjectNode dense(Dense dense) {
    ObjectNode node =
        object()
            .put("type", "dense")
            .put("units", dense.units())
            .put("activation", dense.activation().name().toLowerCase(Locale.ROOT));
    node.set("kernel_regularizer", regularizer(dense.kernelRegularizer()));
    return node;
  }

  private static ObjectNode regularizer(Regularizer regularizer) {
    if (regularizer instanceof Regularizer.L1 l1) {
      return object().put("l1", l1.l1());
    }
    if (regularizer instanceof Regularizer.L2 l2) {
      return object().put("l2", l2.l2());
    }
    if (regularizer instanceof Regularizer.L1L2 both) {
      return object().put("l1", both.l1()).put("l2", both.l2());
    }
    return object();
  }

  static ModelSpec read(Json json) throws IOException {
    String name = json.text("name");
    int features = json.integer("features");
    List<LayerSpec> layers = new ArrayList<>();
    for (Json layer : json.list("layers")) {
      layers.add(readLayer(layer));
    }
    return json.checked(() -> new ModelSpec(name, features, layers));
  }

  private static LayerSpec readLayer(Json json) throws IOException {
    return switch (json.text("type")) {
      case "dense" -> readDense(json);
      case "dropout" -> {
        double rate = json.real("rate");
        yield json.checked(() -> new Dropout(rate));
      }
      case "normalization" -> {
        List<Double> mean = json.reals("mean");
        List<Double> variance = json.reals("variance");
        yield json.checked(() -> new Normalization(mean, variance));
      }
      default ->
          throw json.error(
              "expected type dense, dropout or normalization, found '" + json.text("type") + "'");
    };
  }

  private static Dense readDense(Json json) throws IOException {
    int units = json.integer("units");
    String activation = json.text("activation").toUpperCase(Locale.ROOT);
    Regularizer regularizer = readRegularizer(json.get("kernel_regularizer"));
    return json.checked(() -> new Dense(units, Activation.valueOf(activation), regularizer));
  }

  private static Regularizer readRegularizer(Json json) throws IOException {
    List<String> names = json.names();
    double l1 = names.contains("l1") ? json.real("l1") : 0;
    double l2 = names.contains("l2") ? json.real("l2") : 0;
    return json.checked(() -> regularizer(names, l1, l2));
  }

  private static Regularizer regularizer(List<String> names, double l1, double l2) {
    if (names.containsAll(List.of("l1", "l2"))) {
      return new Regularizer.L1L2(l1, l2);
    }
    if (names.contains("l1")) {
      return new Regularizer.L1(l1);
    }
    return names.contains("l2") ? new Regularizer.L2(l2) : Regularizer.NONE;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

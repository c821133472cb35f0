package dev.overfit.keras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.LayerSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The configuration of one layer in a file. */
final class LayerConfig {
  private static final int MOST_FEATURES = 1 << 20;

  private final Json object;
  private final Json config;
  private final String type;
  private final LayerRule rule;

  private LayerConfig(Json object, String type, LayerRule rule) throws IOException {
    this.object = object;
    this.config = object.get(KerasJson.CONFIG).at(object.place());
    this.type = type;
    this.rule = rule;
  }

  /**
   * Reads the configuration of a layer.
   *
   * @param model the name of the model in messages
   * @throws IOException if the class of the layer is not supported
   */
  static LayerConfig of(String model, Json object) throws IOException {
    String type = object.get(KerasJson.CLASS_NAME).text();
    String name = object.get(KerasJson.CONFIG).get(KerasJson.NAME).text();
    Json layer = object.at(model + ", layer '" + name + "' (" + type + ")");
    LayerRule rule =
        LayerRule.of(type)
            .orElseThrow(
                () ->
                    layer.error(
                        "expected a layer of the classes "
                            + String.join(", ", LayerRule.classes())
                            + ", found "
                            + type));
    KerasObject.checkModule(layer, "keras.layers");
    KerasObject.checkObject(layer, KerasJson.NAME, Chain.INBOUND, "build_config");
    return new LayerConfig(layer, type, rule);
  }

  /** The JSON object of the layer. */
  Json object() {
    return object;
  }

  /** The name of the layer in the file. */
  String name() throws IOException {
    return config.get(KerasJson.NAME).text();
  }

  /** Returns whether the layer is an {@code InputLayer}. */
  boolean isInput() {
    return type.equals(KerasJson.INPUT_LAYER);
  }

  /**
   * Returns the number of features per row of an input.
   *
   * @throws IOException if the input is not float32 {@code [rows, features]}
   */
  int features() throws IOException {
    Json rest = rule.rest(config);
    KerasObject.checkFields(rest, Set.of(KerasJson.BATCH_SHAPE));
    Json shape = rest.get(KerasJson.BATCH_SHAPE);
    int features = shape.list().size() == 2 ? shape.list().get(1).integer() : 0;
    if (features < 1 || features > MOST_FEATURES) {
      throw shape.error(
          "expected [rows, features] with 1 to "
              + MOST_FEATURES
              + " features, found "
              + shape.line());
    }
    return features;
  }

  /**
   * Returns the layer.
   *
   * @param features the number of features per row of the model's input
   * @param weights the file with the values that a normalization was adapted to
   * @throws IOException if the layer has anything that a layer here does not have
   */
  LayerSpec spec(int features, WeightsFile weights) throws IOException {
    Json rest = rule.rest(config);
    if (rule.activation().isPresent()) {
      KerasObject.checkFields(rest, Set.of());
      return new ActivationLayer(rule.activation().get());
    }
    for (Map.Entry<String, String> argument : LayerRule.KINDS.entrySet()) {
      if (rest.has(argument.getKey())) {
        Json kind = rest.get(argument.getKey());
        rest = rest.put(argument.getKey(), KerasObject.kind(kind, argument.getValue()));
      }
    }
    for (int i = 0; i < LayerRule.ADAPTED.size(); i++) {
      String argument = LayerRule.ADAPTED.get(i);
      if (rest.has(argument)) {
        rest = rest.put(argument, adapted(rest.get(argument), features, weights, i));
      }
    }
    return ChoiceJson.read(rest.put("type", object.get(KerasJson.CLASS_NAME)), LayerSpec.class);
  }

  /** Returns a number per feature: as given, the given one repeated, or those of a variable. */
  private static Json adapted(Json given, int features, WeightsFile weights, int variable)
      throws IOException {
    if (!given.isNull() && !given.isNumber()) {
      return given;
    }
    ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    if (given.isNull()) {
      for (float value : weights.values("normalization", variable, List.of(features))) {
        numbers.add((double) value);
      }
    } else {
      for (int i = 0; i < features; i++) {
        numbers.add(given.real());
      }
    }
    return given.with(numbers);
  }

  /** Returns what the layer's configuration says that is not kept, one line each. */
  List<String> notes() throws IOException {
    return rule.notes(config);
  }
}

package dev.overfit.keras;

import dev.overfit.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of the model in a file.
 *
 * @param json the whole configuration, for messages
 * @param name the name of the model, made a valid file name
 * @param features the number of features per row of the input
 * @param layers the layers after the input, up to the output
 * @param notes what the configuration says that is not kept, one line each
 */
record ModelConfig(
    Json json, String name, int features, List<LayerConfig> layers, List<String> notes) {
  private static final Map<String, Set<String>> CLASSES =
      Map.of(
          KerasJson.SEQUENTIAL,
          Set.of(
              KerasJson.NAME, "trainable", KerasJson.DTYPE, KerasJson.LAYERS, "build_input_shape"),
          Chain.FUNCTIONAL,
          Set.of(KerasJson.NAME, "trainable", KerasJson.LAYERS, Chain.INPUTS, Chain.OUTPUTS));

  /**
   * Reads the configuration.
   *
   * @throws IOException if the model or a layer is of a class that is not supported, the layers do
   *     not form a chain, or they do not begin with an input
   */
  static ModelConfig of(Json json) throws IOException {
    String type = json.get(KerasJson.CLASS_NAME).text();
    if (!CLASSES.containsKey(type) || !json.get(KerasJson.MODULE).text().matches("keras(\\..*)?")) {
      throw json.error(
          "expected a Sequential or Functional model of Keras, found "
              + json.get(KerasJson.MODULE).line()
              + " "
              + type);
    }
    KerasObject.checkObject(json, "build_config", "compile_config");
    Json config = json.get(KerasJson.CONFIG).at(json.place());
    KerasObject.checkFields(config, CLASSES.getOrDefault(type, Set.of()));
    if (config.has("trainable") && !config.get("trainable").flag()) {
      throw config.error("expected trainable true, found false: nothing here can be frozen");
    }
    if (config.has(KerasJson.DTYPE)) {
      LayerRule.checkFloat32(config.get(KerasJson.DTYPE));
    }
    List<LayerConfig> layers = layers(config, type.equals(Chain.FUNCTIONAL));
    return new ModelConfig(
        json,
        fileName(config),
        layers.get(0).features(),
        layers.subList(1, layers.size()),
        notes(json, config));
  }

  private static List<LayerConfig> layers(Json config, boolean functional) throws IOException {
    List<LayerConfig> layers = new ArrayList<>();
    for (Json layer : config.get(KerasJson.LAYERS).list()) {
      layers.add(LayerConfig.of(config.place(), layer));
    }
    List<LayerConfig> ordered = functional ? Chain.of(config, layers) : layers;
    if (ordered.isEmpty() || !ordered.get(0).isInput()) {
      throw config.error("expected a model that was built, which begins with an InputLayer");
    }
    for (LayerConfig layer : ordered.subList(1, ordered.size())) {
      if (layer.isInput()) {
        throw layer.object().error("expected one input, found another");
      }
    }
    return ordered;
  }

  private static String fileName(Json config) throws IOException {
    return config.get(KerasJson.NAME).text().replaceAll("[^A-Za-z0-9_.-]", "_");
  }

  private static List<String> notes(Json json, Json config) throws IOException {
    List<String> notes = new ArrayList<>();
    if (!fileName(config).equals(config.get(KerasJson.NAME).text())) {
      notes.add(config.place() + ": the name is not kept, but '" + fileName(config) + "'");
    }
    if (json.has("compile_config") && !json.get("compile_config").names().isEmpty()) {
      notes.add(config.place() + ": optimizer, its state, loss and metrics are not kept");
    }
    return notes;
  }
}

package dev.overfit.tensorboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Kind;
import dev.overfit.json.ChoiceJson;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.PlacedLayer;

/**
 * A model as the JSON that {@code keras.Model.to_json} writes of a {@code Sequential}, with the
 * arguments that kinds have here; for the others Keras' defaults are right. TensorBoard draws its
 * layers from it, and {@code keras.models.model_from_json} builds the model.
 */
final class KerasJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private KerasJson() {}

  /** The model's JSON. */
  static String of(ModelSpec model) {
    ObjectNode config = NODES.objectNode().put("name", model.name());
    ArrayNode layers = config.putArray("layers").add(input(model.features()));
    model.stack().forEach(layer -> layers.add(layer(layer)));
    return object("keras", "Sequential", config).toString();
  }

  private static ObjectNode input(int features) {
    ObjectNode config = named("input_layer");
    config.putArray("batch_shape").addNull().add(features);
    return object("keras.layers", "InputLayer", config);
  }

  private static ObjectNode layer(PlacedLayer placed) {
    ObjectNode config = named(placed.name());
    config.setAll(ChoiceJson.arguments(placed.layer(), KerasJson::object));
    return object(Kind.of(placed.layer()), config);
  }

  private static ObjectNode named(String name) {
    return NODES.objectNode().put("name", name).put("dtype", "float32");
  }

  private static ObjectNode object(Kind<?> kind, ObjectNode config) {
    return object(kind.module(), kind.name(), config);
  }

  private static ObjectNode object(String module, String className, ObjectNode config) {
    ObjectNode object = NODES.objectNode().put("module", module).put("class_name", className);
    object.set("config", config);
    return object.putNull("registered_name");
  }
}

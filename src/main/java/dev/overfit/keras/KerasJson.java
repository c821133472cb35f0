package dev.overfit.keras;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Kind;
import dev.overfit.json.ChoiceJson;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Output;
import dev.overfit.model.PlacedLayer;
import java.util.Locale;

/**
 * Writes a model as the JSON that {@code keras.Model.to_json} writes for a {@code Sequential}, with
 * the arguments that its parts have here; for all others Keras' defaults are right. TensorBoard
 * draws the layers from it, and {@code keras.models.model_from_json} builds the model.
 */
public final class KerasJson {
  static final String LAYERS = "layers";
  static final String MODULE = "module";
  static final String CLASS_NAME = "class_name";
  static final String CONFIG = "config";
  static final String REGISTERED_NAME = "registered_name";
  static final String BATCH_SHAPE = "batch_shape";
  static final String NAME = "name";
  static final String DTYPE = "dtype";
  static final String ACTIVATION = "activation";
  static final String FLOAT32 = "float32";
  static final String SEQUENTIAL = "Sequential";
  static final String INPUT_LAYER = "InputLayer";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private KerasJson() {}

  /** Returns the JSON of a model that outputs logits. */
  public static String of(ModelSpec model) {
    return of(model, Output.LOGITS);
  }

  /** Returns the JSON of a model that outputs logits or probabilities. */
  static String of(ModelSpec model, Output output) {
    ObjectNode config = NODES.objectNode().put(NAME, model.name());
    ArrayNode layers = config.putArray(LAYERS).add(input(model.features()));
    model.stack().forEach(layer -> layers.add(layer(layer)));
    ((ObjectNode) layers.get(layers.size() - 1).get(CONFIG))
        .put(ACTIVATION, output.activation().name().toLowerCase(Locale.ROOT));
    return object("keras", SEQUENTIAL, config).toString();
  }

  private static ObjectNode input(int features) {
    ObjectNode config = named("input_layer");
    config.putArray(BATCH_SHAPE).addNull().add(features);
    return object("keras.layers", INPUT_LAYER, config);
  }

  private static ObjectNode layer(PlacedLayer placed) {
    ObjectNode config = named(placed.name());
    config.setAll(ChoiceJson.arguments(placed.layer(), KerasJson::object));
    return object(Kind.of(placed.layer()), config);
  }

  private static ObjectNode named(String name) {
    return NODES.objectNode().put(NAME, name).put(DTYPE, FLOAT32);
  }

  private static ObjectNode object(Kind<?> kind, ObjectNode config) {
    return object(kind.module(), kind.name(), config);
  }

  private static ObjectNode object(String module, String className, ObjectNode config) {
    ObjectNode object = NODES.objectNode().put(MODULE, module).put(CLASS_NAME, className);
    object.set(CONFIG, config);
    return object.putNull(REGISTERED_NAME);
  }
}

package dev.overfit.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Converts a {@link ModelSpec} to and from JSON. */
final class ModelJson {
  private ModelJson() {}

  static ObjectNode write(ModelSpec model) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", model.name())
            .put("features", model.features());
    ArrayNode layers = node.putArray("layers");
    model.layers().forEach(layer -> layers.add(ChoiceJson.write(layer)));
    return node;
  }

  static ModelSpec read(Json json) throws IOException {
    String name = json.get("name").text();
    int features = json.get("features").integer();
    List<LayerSpec> layers = new ArrayList<>();
    for (Json layer : json.get("layers").list()) {
      layers.add(ChoiceJson.read(layer, LayerSpec.class));
    }
    return json.checked(() -> new ModelSpec(name, features, layers));
  }
}

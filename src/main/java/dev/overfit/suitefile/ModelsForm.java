package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.io.FileName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of models by their names, in the order in which they run. */
record ModelsForm() implements Form<Map<String, ModelForm.Model>> {
  private static final ModelForm MODEL = new ModelForm();

  @Override
  public Optional<Map<String, ModelForm.Model>> read(Place place) {
    Optional<Node.Mapping> mapping = place.node().mapping();
    if (mapping.isEmpty() || mapping.get().entries().isEmpty()) {
      return place.expected("a mapping of names to models, such as Tiny: dense(16)", "");
    }
    int before = place.problems().count();
    Map<String, ModelForm.Model> models = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.get().entries()) {
      checkName(entry.key(), entry.line(), place);
      MODEL.read(place.at(entry)).ifPresent(model -> models.put(entry.key(), model));
    }
    return place.problems().count() == before ? Optional.of(models) : Optional.empty();
  }

  /** Checks the name of a model, and records an invalid one. */
  static void checkName(String name, int line, Place place) {
    try {
      FileName.check("name", name);
    } catch (IllegalArgumentException e) {
      place.problems().add(line, place.path(), String.valueOf(e.getMessage()));
    }
  }

  /** Returns whether no model has its own seed, if there is one for all; records each that has. */
  static boolean noSeedIn(Map<String, ModelForm.Model> models, Place place) {
    List<String> having =
        models.entrySet().stream()
            .filter(model -> model.getValue().training().seed().isPresent())
            .map(Map.Entry::getKey)
            .toList();
    for (String model : having) {
      place
          .at(model)
          .at(ModelForm.TRAINING)
          .at(TrainingForm.Said.SEED)
          .problem("expected once, for all models, received it here and in training");
    }
    return having.isEmpty();
  }

  @Override
  public Node write(Map<String, ModelForm.Model> models) {
    List<Node.Entry> entries = new ArrayList<>();
    models.forEach((name, model) -> entries.add(new Node.Entry(name, 0, MODEL.write(model))));
    return new Node.Mapping(0, entries);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema =
        JsonNodeFactory.instance.objectNode().put("type", "object").put("minProperties", 1);
    schema.putObject("propertyNames").put("pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$");
    return schema.set("additionalProperties", MODEL.schema());
  }
}

package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a grid of models: lists of values, each with a name, and layers in which these names
 * stand for the values; there is one model for each choice of one value per list. A dropout rate of
 * 0 leaves the layer out.
 */
record GridForm() implements Form<Map<String, ModelForm.Model>> {
  private static final int MOST = 100;
  static final String NAME = "name";
  private static final String UNITS = "units";
  private static final String RATES = "dropout";
  private static final String LAYER = "dense(units)";
  private static final String LAYER_WITH_DROPOUT = LAYER + "-dropout(dropout)";
  private static final List<String> OWN = List.of(NAME, ModelForm.LAYERS, ModelForm.TRAINING);

  @Override
  public Optional<Map<String, ModelForm.Model>> read(Place place) {
    Optional<Node.Mapping> mapping = place.node().mapping();
    if (mapping.isEmpty()) {
      return place.expected("a mapping of layers and lists of values, such as units: [16, 64]", "");
    }
    int before = place.problems().count();
    List<GridAxis> axes = axes(mapping.get(), place);
    Optional<Node> layers = layers(mapping.get(), place, axes);
    if (place.problems().count() > before || layers.isEmpty()) {
      return Optional.empty();
    }
    long count =
        axes.stream()
            .mapToLong(axis -> axis.values().size())
            .reduce(1, (models, values) -> Math.min(MOST + 1, models * values));
    if (axes.isEmpty() || count > MOST) {
      return place.problem(
          axes.isEmpty()
              ? "expected lists of values, such as units: [16, 64], received none"
              : "expected values for at most " + MOST + " models, received more");
    }
    return new GridTemplate(place, mapping.get(), layers.get()).models(axes);
  }

  private static List<GridAxis> axes(Node.Mapping mapping, Place place) {
    List<GridAxis> axes = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      if (!OWN.contains(entry.key())) {
        GridAxis.of(entry, place.at(entry), Spelling.hint(entry.key(), OWN)).ifPresent(axes::add);
      }
    }
    return axes;
  }

  /**
   * Returns the given layers; if none, a layer of {@code units}, then {@code dropout} if listed.
   */
  private static Optional<Node> layers(Node.Mapping mapping, Place place, List<GridAxis> axes) {
    Optional<Node.Entry> said = mapping.get(ModelForm.LAYERS);
    List<String> names = axes.stream().map(GridAxis::name).toList();
    if (said.isEmpty() && !names.contains(UNITS)) {
      return place.problem(
          "expected layers: the hidden layers of each model, received "
              + (names.isEmpty() ? "none" : String.join(", ", names) + " alone"));
    }
    String usual = names.contains(RATES) ? LAYER_WITH_DROPOUT : LAYER;
    Node line = new Node.Scalar(mapping.line(), usual, true);
    return LayersForm.inFull(
        said.map(place::at)
            .orElseGet(() -> new Place(place.problems(), place.path(ModelForm.LAYERS), line)));
  }

  /** Writes the models one by one, not as a grid. */
  @Override
  public Node write(Map<String, ModelForm.Model> models) {
    return new ModelsForm().write(models);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject(NAME)
        .put("type", "string")
        .put("description", "the name of a model, with values in braces: net-{units}");
    properties.set(
        ModelForm.LAYERS,
        SuiteSchema.reference(SuiteSchema.LAYERS_IN_GRID)
            .put("description", "the hidden layers of each model, with names of lists in them"));
    properties.set(
        ModelForm.TRAINING,
        SuiteSchema.reference(SuiteSchema.TRAINING_IN_GRID)
            .put("description", "training settings of each model, with names of lists in them"));
    ObjectNode values = schema.putObject("additionalProperties").put("type", "array");
    values
        .put("description", "the values that a name stands for")
        .put("minItems", 1)
        .putObject("items")
        .putArray("type")
        .add("string")
        .add("number")
        .add("boolean");
    return schema;
  }

  /** Returns a schema that also accepts the name of a list in place of a value. */
  static ObjectNode named(ObjectNode schema) {
    if (isOfValue(schema)) {
      ObjectNode either = JsonNodeFactory.instance.objectNode();
      ArrayNode forms = either.putArray("anyOf");
      forms.add(schema);
      forms.addObject().put("type", "string").put("pattern", GridAxis.NAME.pattern());
      return either;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    schema.properties().forEach(each -> copy.set(each.getKey(), named(each.getValue())));
    return copy;
  }

  private static JsonNode named(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return named(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> copy.add(named(each)));
      return copy;
    }
    return node;
  }

  private static boolean isOfValue(ObjectNode schema) {
    String type = schema.path("type").asText();
    return schema.path("enum").isArray()
        || type.equals("integer")
        || type.equals("number")
        || type.equals("boolean");
  }
}

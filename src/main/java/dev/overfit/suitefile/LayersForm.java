package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.model.LayerSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form of a model's hidden layers: a {@link ModelLine}, or a list of layers. */
record LayersForm() implements Form<List<LayerSpec>> {
  private static final int LONGEST_LINE = 80;
  private static final ListForm<LayerSpec> LIST = new ListForm<>(ChoiceForm.of(LayerSpec.class));

  @Override
  public Optional<List<LayerSpec>> read(Place place) {
    return inFull(place).flatMap(nodes -> LIST.read(place.with(nodes)));
  }

  /** Returns the list of layers at a place, in full even if it is written in a line. */
  static Optional<Node> inFull(Place place) {
    Optional<Node.Scalar> line = place.node().scalar();
    if (line.isPresent() && line.get().isNothing()) {
      return place.expected(words(), "");
    }
    if (line.isPresent()) {
      return LineNodes.of(place, line.get());
    }
    return place.node().list().isPresent()
        ? Optional.of(place.node())
        : place.expected(words(), "");
  }

  static String words() {
    return "a model in a line, such as dense(64)-dropout(0.5)-dense(64), or a list of layers";
  }

  @Override
  public Node write(List<LayerSpec> layers) {
    return ModelLine.of(layers)
        .filter(line -> line.length() <= LONGEST_LINE)
        .<Node>map(Node::plain)
        .orElseGet(() -> LIST.write(layers));
  }

  @Override
  public ObjectNode schema() {
    return SuiteSchema.reference(SuiteSchema.LAYERS);
  }

  /** Returns the schema in full. */
  static ObjectNode definition() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    either.addObject().put("type", "string").put("pattern", pattern());
    either.add(LIST.schema());
    return schema;
  }

  /** Returns a pattern of layers by name, with optional arguments, which may have their own. */
  static String pattern() {
    String names =
        LineNodes.kinds().stream().map(ModelLine::name).collect(Collectors.joining("|", "(", ")"));
    String layer = "\\s*" + names + "\\s*(\\(([^()]|\\([^()]*\\))*\\))?\\s*";
    return "^" + layer + "(-" + layer + ")*$";
  }
}

package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Kind;
import dev.overfit.choice.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * One of a closed choice, as its kinds describe themselves: {@code Dropout: 0.5}, {@code Dense:
 * {units: 64, activation: elu}}; the name alone if all arguments have defaults. Kinds are called as
 * Keras calls them, those of which Keras knows nothing in snake case; the kind {@code None} is
 * {@value OptionalForm#NONE}.
 *
 * @param choice the closed choice
 */
record ChoiceForm<T>(Class<T> choice) implements Form<T> {
  private static final String PYTHONS_NONE = "None";

  /** What files call a kind. */
  static String name(Kind<?> kind) {
    if (kind.name().equals(PYTHONS_NONE)) {
      return OptionalForm.NONE;
    }
    return kind.isOfKeras() ? kind.name() : kind.snakeName();
  }

  private List<Kind<T>> kinds() {
    return Kind.of(choice);
  }

  /** The kinds that are said by name. */
  private List<Kind<T>> named() {
    return kinds().stream().filter(kind -> !kind.isByValue()).toList();
  }

  private Optional<Kind<T>> byValue() {
    return kinds().stream().filter(Kind::isByValue).findFirst();
  }

  private List<String> names() {
    return named().stream().map(ChoiceForm::name).toList();
  }

  @Override
  public Optional<T> read(Place place) {
    Optional<Node.Mapping> mapping = place.node().mapping();
    if (mapping.isPresent()) {
      return mapping(mapping.get(), place);
    }
    Optional<Node.Scalar> scalar = place.node().scalar();
    return scalar.isPresent() ? scalar(scalar.get(), place) : place.expected(words(), "");
  }

  private Optional<T> mapping(Node.Mapping mapping, Place place) {
    if (mapping.entries().size() != 1) {
      return place.expected("one of " + words(), "");
    }
    Node.Entry entry = mapping.entries().get(0);
    Optional<Kind<T>> kind = find(entry.key());
    if (kind.isEmpty()) {
      Keys.unknown(entry, place, names());
      return Optional.empty();
    }
    Place arguments = new Place(place.problems(), place.path(), entry.value());
    return new KindForm<>(kind.get()).read(arguments);
  }

  private Optional<T> scalar(Node.Scalar scalar, Place place) {
    Optional<Kind<T>> kind = find(scalar.text());
    if (kind.isPresent()) {
      return new KindForm<>(kind.get()).byDefaults(place);
    }
    if (byValue().isPresent() && scalar.plain() && startsLikeANumber(scalar.text())) {
      return new KindForm<>(byValue().get()).read(place);
    }
    return place.expected(words(), Spelling.hint(scalar.text(), names()));
  }

  private static boolean startsLikeANumber(String text) {
    return text.matches("[-+.]?[0-9].*");
  }

  private Optional<Kind<T>> find(String name) {
    return named().stream().filter(kind -> name(kind).equals(name)).findFirst();
  }

  private String words() {
    String names = ScalarForm.alternatives(names());
    return byValue().isPresent() ? "a number or " + names : names;
  }

  @Override
  public Node write(T value) {
    for (Kind<T> kind : kinds()) {
      if (kind.isOf(value)) {
        Node arguments = new KindForm<>(kind).write(value);
        if (kind.isByValue()) {
          return arguments;
        }
        boolean none = arguments.mapping().filter(each -> each.entries().isEmpty()).isPresent();
        return none ? Node.plain(name(kind)) : Node.pair(name(kind), arguments);
      }
    }
    throw new IllegalArgumentException(
        "value: expected one of " + choice.getName() + ", received " + value);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    byValue().ifPresent(kind -> either.add(new KindForm<>(kind).schema()));
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("type", "object");
    mapping.put("minProperties", 1).put("maxProperties", 1);
    ObjectNode properties = mapping.putObject("properties");
    for (Kind<T> kind : named()) {
      KindForm<T> form = new KindForm<>(kind);
      if (form.isWholeByName()) {
        names.add(name(kind));
      }
      properties.set(name(kind), form.schema());
    }
    if (!names.isEmpty()) {
      either.addObject().set("enum", names);
    }
    either.add(mapping.put("additionalProperties", false));
    return schema;
  }
}

package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Kind;
import dev.overfit.choice.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * The form of a closed choice, as its kinds describe themselves: {@code Dropout: 0.5}, {@code
 * Dense: {units: 64, activation: elu}}, or the name alone if all arguments have defaults. Kinds
 * have their Keras names; kinds that Keras does not have are in snake case; the kind {@code None}
 * is {@value OptionalForm#NONE}.
 *
 * @param choice the closed choice
 * @param kinds all of its kinds
 */
record ChoiceForm<T>(Class<T> choice, List<KindForm<T>> kinds) implements Form<T> {
  private static final String PYTHONS_NONE = "None";

  /** Returns the form of a closed choice. */
  static <T> ChoiceForm<T> of(Class<T> choice) {
    return new ChoiceForm<>(choice, Kind.of(choice).stream().map(KindForm::of).toList());
  }

  /** Returns the name of a kind in files. */
  static String name(Kind<?> kind) {
    if (kind.name().equals(PYTHONS_NONE)) {
      return OptionalForm.NONE;
    }
    return kind.isOfKeras() ? kind.name() : kind.snakeName();
  }

  /** Returns the kinds that are given by name. */
  private List<KindForm<T>> named() {
    return kinds.stream().filter(form -> !form.kind().isByValue()).toList();
  }

  private Optional<KindForm<T>> byValue() {
    return kinds.stream().filter(form -> form.kind().isByValue()).findFirst();
  }

  private List<String> names() {
    return named().stream().map(form -> name(form.kind())).toList();
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
    Optional<KindForm<T>> kind = find(entry.key());
    if (kind.isEmpty()) {
      Keys.unknown(entry, place, names());
      return Optional.empty();
    }
    Place arguments = new Place(place.problems(), place.path(), entry.value());
    return kind.get().read(arguments);
  }

  private Optional<T> scalar(Node.Scalar scalar, Place place) {
    Optional<KindForm<T>> kind = find(scalar.text());
    if (kind.isPresent()) {
      return kind.get().byDefaults(place);
    }
    if (byValue().isPresent() && scalar.plain() && startsLikeANumber(scalar.text())) {
      return byValue().get().read(place);
    }
    return place.expected(words(), Spelling.hint(scalar.text(), names()));
  }

  private static boolean startsLikeANumber(String text) {
    return text.matches("[-+.]?[0-9].*");
  }

  private Optional<KindForm<T>> find(String name) {
    return named().stream().filter(form -> name(form.kind()).equals(name)).findFirst();
  }

  private String words() {
    String names = ScalarForm.alternatives(names());
    return byValue().isPresent() ? "a number or " + names : names;
  }

  @Override
  public Node write(T value) {
    for (KindForm<T> form : kinds) {
      Kind<T> kind = form.kind();
      if (kind.isOf(value)) {
        Node arguments = form.write(value);
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
    byValue().ifPresent(form -> either.add(form.schema()));
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("type", "object");
    mapping.put("minProperties", 1).put("maxProperties", 1);
    ObjectNode properties = mapping.putObject("properties");
    for (KindForm<T> form : named()) {
      String name = name(form.kind());
      if (form.isWholeByName()) {
        names.add(name);
      }
      properties.set(name, form.schema());
    }
    if (!names.isEmpty()) {
      either.addObject().set("enum", names);
    }
    either.add(mapping.put("additionalProperties", false));
    return schema;
  }
}

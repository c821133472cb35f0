package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Default;
import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The form of the arguments of a kind: a mapping by their names or, if all others have defaults,
 * the value of the first argument alone.
 *
 * @param kind the kind
 * @param keys its arguments
 * @param defaults the defaults of the arguments that may be left out
 */
record KindForm<T>(Kind<T> kind, Keys keys, Map<String, Object> defaults) implements Form<T> {
  /** Returns the form of a kind. */
  static <T> KindForm<T> of(Kind<T> kind) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    for (Argument argument : kind.arguments()) {
      if (hasDefault(argument)) {
        defaults.put(argument.name(), defaultOf(argument));
      }
    }
    return new KindForm<>(
        kind, new Keys(kind.arguments().stream().map(KindForm::key).toList()), defaults);
  }

  /** Returns whether all arguments have defaults, so that the name of the kind is enough. */
  boolean isWholeByName() {
    return defaults.size() == keys.keys().size();
  }

  /** Returns the kind with all its defaults; empty if an argument has none. */
  Optional<T> byDefaults(Place place) {
    return read(place.with(new Node.Mapping(place.node().line(), List.of())));
  }

  private static boolean hasDefault(Argument argument) {
    return argument.defaultValue().filter(value -> !value.inLine()).isPresent();
  }

  private boolean isByFirst() {
    return !keys.keys().isEmpty()
        && defaults.keySet().containsAll(keys.names().subList(1, keys.names().size()));
  }

  private static Key key(Argument argument) {
    return new Key(
        argument.name(),
        argument.meaning().orElse(""),
        Forms.of(argument.type()),
        !hasDefault(argument));
  }

  @Override
  public Optional<T> read(Place place) {
    if (place.node().mapping().isEmpty() && isByFirst()) {
      return first(place);
    }
    Optional<Map<String, Object>> said = keys.read(place);
    return said.flatMap(values -> make(values, place));
  }

  private Optional<T> first(Place place) {
    Argument argument = kind.arguments().get(0);
    Place named =
        kind.isByValue()
            ? place
            : new Place(place.problems(), place.path(argument.name()), place.node());
    return key(argument).read(named).flatMap(value -> make(Map.of(argument.name(), value), place));
  }

  private Optional<T> make(Map<String, Object> said, Place place) {
    List<Object> values = new ArrayList<>();
    for (Argument argument : kind.arguments()) {
      String name = argument.name();
      values.add(Objects.requireNonNull(said.getOrDefault(name, defaults.get(name)), name));
    }
    return Checked.make(kind, values, place);
  }

  /** Returns the default of an argument that has one. */
  static Object defaultOf(Argument argument) {
    String text = argument.defaultValue().map(Default::value).orElseThrow();
    Problems problems = new Problems();
    Node node =
        YamlText.parse(text, problems)
            .orElseThrow(() -> new IllegalStateException(argument.name() + ": " + text));
    return Forms.of(argument.type())
        .read(new Place(problems, argument.name(), node))
        .orElseThrow(() -> new IllegalStateException(argument.name() + ": " + text));
  }

  /** Writes the arguments that differ from their defaults; the first alone if that is enough. */
  @Override
  public Node write(T value) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (Argument argument : kind.arguments()) {
      Object of = argument.of(value);
      if (!of.equals(defaults.get(argument.name()))) {
        said.put(argument.name(), of);
      }
    }
    Node node = keys.write(said);
    Optional<Node> first =
        isByFirst() && said.size() == 1
            ? node.mapping()
                .flatMap(mapping -> mapping.get(keys.names().get(0)))
                .map(Node.Entry::value)
                .filter(each -> each.mapping().isEmpty())
            : Optional.empty();
    return first.orElse(node);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode mapping = keys.schema();
    addDefaults(mapping);
    if (!isByFirst()) {
      return mapping;
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    either.add(keys.keys().get(0).schema());
    either.add(mapping);
    return schema;
  }

  private void addDefaults(ObjectNode mapping) {
    for (Argument argument : kind.arguments()) {
      argument
          .defaultValue()
          .filter(value -> !value.inLine())
          .ifPresent(
              value ->
                  ((ObjectNode) mapping.get("properties").get(argument.name()))
                      .put("default", value.value()));
    }
  }
}

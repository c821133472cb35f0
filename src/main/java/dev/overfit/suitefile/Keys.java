package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a mapping of known keys, which is read as the value of each key that a file has. */
record Keys(List<Key> keys) implements Form<Map<String, Object>> {
  Keys {
    keys = List.copyOf(keys);
  }

  @Override
  public Optional<Map<String, Object>> read(Place place) {
    Optional<Node.Mapping> mapping = place.node().mapping();
    if (mapping.isEmpty()) {
      return place.expected("a mapping of " + words(), "");
    }
    int before = place.problems().count();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.get().entries()) {
      find(entry, place)
          .flatMap(key -> key.read(place.at(entry)))
          .ifPresent(value -> values.put(entry.key(), value));
    }
    missing(mapping.get()).forEach(key -> tell(key, mapping.get(), place));
    return place.problems().count() == before ? Optional.of(values) : Optional.empty();
  }

  /** Returns the missing required keys that no unknown key is probably a misspelling of. */
  private List<Key> missing(Node.Mapping mapping) {
    List<String> unknown = mapping.keys().stream().filter(key -> !names().contains(key)).toList();
    return keys.stream()
        .filter(key -> key.required() && mapping.get(key.name()).isEmpty())
        .filter(
            key ->
                unknown.stream()
                    .allMatch(word -> Spelling.nearest(word, List.of(key.name())).isEmpty()))
        .toList();
  }

  private static void tell(Key key, Node.Mapping mapping, Place place) {
    String said =
        mapping.entries().isEmpty() ? "nothing" : String.join(", ", mapping.keys()) + " alone";
    place.problem("expected " + key.name() + ": " + key.meaning() + ", received " + said);
  }

  private Optional<Key> find(Node.Entry entry, Place place) {
    Optional<Key> found = keys.stream().filter(key -> key.name().equals(entry.key())).findFirst();
    if (found.isEmpty()) {
      unknown(entry, place, names());
    }
    return found;
  }

  /** Records that a key is none of those allowed. */
  static void unknown(Node.Entry entry, Place place, List<String> allowed) {
    String expected =
        allowed.isEmpty() ? "expected no key" : "expected one of " + String.join(", ", allowed);
    place
        .problems()
        .add(
            entry.line(),
            place.path(),
            expected
                + ", received the key '"
                + entry.key()
                + "'"
                + Spelling.hint(entry.key(), allowed));
  }

  /** Returns the names of the keys. */
  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  private String words() {
    return keys.isEmpty() ? "nothing" : String.join(", ", names());
  }

  @Override
  public Node write(Map<String, Object> values) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Key key : keys) {
      Object value = values.get(key.name());
      if (value != null) {
        entries.add(new Node.Entry(key.name(), 0, key.write(value)));
      }
    }
    return new Node.Mapping(0, entries);
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (Key key : keys) {
      properties.set(key.name(), key.schema());
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }
}

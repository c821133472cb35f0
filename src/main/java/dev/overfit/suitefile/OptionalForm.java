package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The form of an optional value: the value, or the word {@value #NONE}. */
record OptionalForm<T>(Form<T> something) implements Form<Optional<T>> {
  static final String NONE = "none";

  @Override
  public Optional<Optional<T>> read(Place place) {
    if (place.node().scalar().filter(scalar -> scalar.text().equals(NONE)).isPresent()) {
      return Optional.of(Optional.empty());
    }
    Optional<T> value = something.read(place);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  @Override
  public Node write(Optional<T> value) {
    return value.map(something::write).orElseGet(() -> Node.plain(NONE));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode either = schema.putArray("anyOf");
    either.addObject().put("const", NONE);
    either.add(something.schema());
    return schema;
  }
}

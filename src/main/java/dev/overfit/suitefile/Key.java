package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A key of a mapping.
 *
 * @param name how files call it
 * @param meaning what it is, in a line without a full stop: comments and schema say it so
 * @param form what stands at it
 * @param required whether each file says it
 */
record Key(String name, String meaning, Form<?> form, boolean required) {
  /** A key that files may leave out. */
  static Key of(String name, String meaning, Form<?> form) {
    return new Key(name, meaning, form, false);
  }

  /** What stands at a place of this key. */
  Optional<?> read(Place place) {
    return form.read(place);
  }

  /** The node of a value that {@link #read} gives. */
  @SuppressWarnings("unchecked")
  Node write(Object value) {
    return ((Form<Object>) form).write(value);
  }

  /** Its schema, with its meaning. */
  ObjectNode schema() {
    ObjectNode schema = form.schema();
    return meaning.isEmpty() ? schema : schema.put("description", meaning);
  }
}

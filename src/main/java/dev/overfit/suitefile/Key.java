package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A key of a mapping.
 *
 * @param name its name in files
 * @param meaning what it means, in a line without a final period, for comments and the schema
 * @param form the form of its value
 * @param required whether every file must have it
 */
record Key(String name, String meaning, Form<?> form, boolean required) {
  /** Returns a key that files may leave out. */
  static Key of(String name, String meaning, Form<?> form) {
    return new Key(name, meaning, form, false);
  }

  /** Reads the value at a place of this key. */
  Optional<?> read(Place place) {
    return form.read(place);
  }

  /** Returns the node of a value that {@link #read} returns. */
  @SuppressWarnings("unchecked")
  Node write(Object value) {
    return ((Form<Object>) form).write(value);
  }

  /** Returns the schema of the value, with the key's meaning. */
  ObjectNode schema() {
    ObjectNode schema = form.schema();
    return meaning.isEmpty() ? schema : schema.put("description", meaning);
  }
}

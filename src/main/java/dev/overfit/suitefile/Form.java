package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What may stand at a place of a suite file: how it is read, how it is written, and how its schema
 * describes it to editors.
 *
 * @param <T> what it is in Java
 */
interface Form<T> {
  /** What stands at a place; empty if it is something else, which the place has noted. */
  Optional<T> read(Place place);

  /** The node that {@link #read} takes for a value. */
  Node write(T value);

  /** The schema of all that {@link #read} takes for its form. */
  ObjectNode schema();
}

package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The form of what may be at a place of a suite file: how it is read, how it is written, and how
 * its schema describes it to editors.
 *
 * @param <T> the Java type of the value
 */
interface Form<T> {
  /** Reads the value at a place; empty if there is something else, which is recorded. */
  Optional<T> read(Place place);

  /** Returns the node from which {@link #read} reads a value. */
  Node write(T value);

  /** Returns the schema of everything whose form {@link #read} accepts. */
  ObjectNode schema();
}

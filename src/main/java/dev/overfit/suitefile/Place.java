package dev.overfit.suitefile;

import java.util.Optional;

/**
 * A place of a file that is being read.
 *
 * @param problems gets what is wrong here
 * @param path such as {@code models.Big.layers[2].rate}; empty for the whole file
 * @param node what stands here
 */
record Place(Problems problems, String path, Node node) {
  /** The place of a key. */
  Place at(Node.Entry entry) {
    return new Place(problems, path(entry.key()), entry.value());
  }

  /** The place of a key that may not be said, or by its value alone. */
  Place at(String key) {
    return node.mapping()
        .flatMap(mapping -> mapping.get(key))
        .map(this::at)
        .orElseGet(() -> new Place(problems, path(key), node));
  }

  /** The place of an element. */
  Place at(int index, Node element) {
    return new Place(problems, path + "[" + index + "]", element);
  }

  /** The same place with something else in it. */
  Place with(Node other) {
    return new Place(problems, path, other);
  }

  /** The path of a key. */
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Notes that something is wrong here. */
  <T> Optional<T> problem(String message) {
    problems.add(node.line(), path, message);
    return Optional.empty();
  }

  /** Notes that something else is expected here. */
  <T> Optional<T> expected(String words, String advice) {
    return problem("expected " + words + ", received " + node.shown() + advice);
  }
}

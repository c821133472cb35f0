package dev.overfit.suitefile;

import java.util.Optional;

/**
 * A place in a file that is being read.
 *
 * @param problems collects what is wrong here
 * @param path such as {@code models.Big.layers[2].rate}; empty for the whole file
 * @param node the node at this place
 */
record Place(Problems problems, String path, Node node) {
  /** Returns the place of a key. */
  Place at(Node.Entry entry) {
    return new Place(problems, path(entry.key()), entry.value());
  }

  /** Returns the place of a key that may be missing, or given by its value alone. */
  Place at(String key) {
    return node.mapping()
        .flatMap(mapping -> mapping.get(key))
        .map(this::at)
        .orElseGet(() -> new Place(problems, path(key), node));
  }

  /** Returns the place of an element. */
  Place at(int index, Node element) {
    return new Place(problems, path + "[" + index + "]", element);
  }

  /** Returns the same place with another node. */
  Place with(Node other) {
    return new Place(problems, path, other);
  }

  /** Returns the path of a key. */
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Records that something is wrong here. */
  <T> Optional<T> problem(String message) {
    problems.add(node.line(), path, message);
    return Optional.empty();
  }

  /** Records that something else is expected here. */
  <T> Optional<T> expected(String words, String advice) {
    return problem("expected " + words + ", received " + node.shown() + advice);
  }
}

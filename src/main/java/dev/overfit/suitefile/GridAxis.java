package dev.overfit.suitefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named list of values in a grid.
 *
 * @param name the name that is replaced by one of the values
 * @param line the line that it is on
 * @param values at least one, each once
 */
record GridAxis(String name, int line, List<Node.Scalar> values) {
  static final Pattern NAME = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*$");

  /** Returns the list at a place; empty if there is none, which is recorded. */
  static Optional<GridAxis> of(Node.Entry entry, Place place, String hint) {
    if (!NAME.matcher(entry.key()).matches()) {
      return place.problem("expected a name of letters, digits and '_' for a list of values");
    }
    Optional<Node.Listing> list = place.node().list().filter(each -> !each.elements().isEmpty());
    if (list.isEmpty()) {
      return place.expected("a list of values, such as [16, 64]", hint);
    }
    List<Node.Scalar> values = new ArrayList<>();
    for (Node element : list.get().elements()) {
      Optional<Node.Scalar> value = element.scalar().filter(each -> !each.isNothing());
      if (value.isEmpty()) {
        return place.with(element).expected("a value", "");
      }
      boolean twice = values.stream().anyMatch(each -> each.text().equals(value.get().text()));
      if (twice) {
        return place.with(element).problem("expected each value once, received " + element.shown());
      }
      values.add(value.get());
    }
    return Optional.of(new GridAxis(entry.key(), entry.line(), values));
  }

  /** Returns all choices of one value per list, with those of the last list changing fastest. */
  static List<Map<String, Node.Scalar>> choices(List<GridAxis> axes) {
    List<Map<String, Node.Scalar>> choices = List.of(Map.of());
    for (GridAxis axis : axes) {
      List<Map<String, Node.Scalar>> longer = new ArrayList<>();
      for (Map<String, Node.Scalar> choice : choices) {
        for (Node.Scalar value : axis.values) {
          Map<String, Node.Scalar> next = new LinkedHashMap<>(choice);
          next.put(axis.name, value);
          longer.add(next);
        }
      }
      choices = longer;
    }
    return choices;
  }

  /** Returns a node with values in place of their names. */
  static Node put(Map<String, Node.Scalar> values, Node node) {
    if (node.scalar().isPresent()) {
      Node.Scalar scalar = node.scalar().get();
      Node.Scalar value = scalar.plain() ? values.get(scalar.text()) : null;
      return value == null ? scalar : value;
    }
    if (node.list().isPresent()) {
      return new Node.Listing(
          node.line(),
          node.list().get().elements().stream().map(each -> put(values, each)).toList());
    }
    return new Node.Mapping(
        node.line(),
        node.mapping().map(Node.Mapping::entries).orElse(List.of()).stream()
            .map(each -> new Node.Entry(each.key(), each.line(), put(values, each.value())))
            .toList());
  }

  /** Returns whether a name appears somewhere in a node. */
  static boolean says(Node node, String name) {
    return node.scalar().filter(each -> each.plain() && each.text().equals(name)).isPresent()
        || node.list().stream()
            .flatMap(each -> each.elements().stream())
            .anyMatch(each -> says(each, name))
        || node.mapping().stream()
            .flatMap(each -> each.entries().stream())
            .anyMatch(each -> says(each.value(), name));
  }
}

package dev.overfit.suitefile;

import dev.overfit.io.OneLine;
import java.util.List;
import java.util.Optional;

/** A node of a file and the line that it is on, from 1: a scalar, a list or a mapping. */
sealed interface Node {
  /** Returns the line on which the node begins; 0 for a node that is not from a file. */
  int line();

  /** Returns what messages call the node. */
  String shown();

  /** Returns this node if it is a scalar. */
  default Optional<Scalar> scalar() {
    return Optional.empty();
  }

  /** Returns this node if it is a list. */
  default Optional<Listing> list() {
    return Optional.empty();
  }

  /** Returns this node if it is a mapping. */
  default Optional<Mapping> mapping() {
    return Optional.empty();
  }

  /** Returns a plain scalar that is not from a file. */
  static Scalar plain(String text) {
    return new Scalar(0, text, true);
  }

  /** Returns a quoted scalar that is not from a file. */
  static Scalar quoted(String text) {
    return new Scalar(0, text, false);
  }

  /** Returns a mapping of one key that is not from a file. */
  static Mapping pair(String key, Node value) {
    return new Mapping(0, List.of(new Entry(key, 0, value)));
  }

  /**
   * A value without parts, as the file spells it; its meaning depends on its place.
   *
   * @param plain whether it is without quotes
   */
  record Scalar(int line, String text, boolean plain) implements Node {
    private static final int LONGEST = 60;

    @Override
    public Optional<Scalar> scalar() {
      return Optional.of(this);
    }

    /** Returns whether this is YAML's null. */
    boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    @Override
    public String shown() {
      if (plain && text.isEmpty()) {
        return "nothing";
      }
      String line = OneLine.of(text, LONGEST);
      if (NumberText.isNumber(text) && plain) {
        return line;
      }
      return (plain ? "'" : "the text '") + line + "'";
    }
  }

  /** A list. */
  record Listing(int line, List<Node> elements) implements Node {
    public Listing {
      elements = List.copyOf(elements);
    }

    @Override
    public Optional<Listing> list() {
      return Optional.of(this);
    }

    @Override
    public String shown() {
      return elements.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** Keys and their values, in order, each key once. */
  record Mapping(int line, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public Optional<Mapping> mapping() {
      return Optional.of(this);
    }

    /** Returns the entry of a key. */
    Optional<Entry> get(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    @Override
    public String shown() {
      return entries.isEmpty()
          ? "an empty mapping"
          : "a mapping of " + OneLine.of(String.join(", ", keys()), Scalar.LONGEST);
    }

    List<String> keys() {
      return entries.stream().map(Entry::key).toList();
    }
  }

  /** A key, the line that it is on, and its value. */
  record Entry(String key, int line, Node value) {}
}

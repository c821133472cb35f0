package dev.overfit.suitefile;

import dev.overfit.io.OneLine;
import java.util.List;
import java.util.Optional;

/** What stands at a place of a file, and on which line, from 1: a scalar, a list or a mapping. */
sealed interface Node {
  /** The line on which it begins; 0 for what no file says. */
  int line();

  /** What messages call it. */
  String shown();

  /** It, if it is a scalar. */
  default Optional<Scalar> scalar() {
    return Optional.empty();
  }

  /** It, if it is a list. */
  default Optional<Listing> list() {
    return Optional.empty();
  }

  /** It, if it is a mapping. */
  default Optional<Mapping> mapping() {
    return Optional.empty();
  }

  /** A plain scalar that no file says. */
  static Scalar plain(String text) {
    return new Scalar(0, text, true);
  }

  /** A quoted scalar that no file says. */
  static Scalar quoted(String text) {
    return new Scalar(0, text, false);
  }

  /** A mapping of one key that no file says. */
  static Mapping pair(String key, Node value) {
    return new Mapping(0, List.of(new Entry(key, 0, value)));
  }

  /**
   * A value that has no parts, as the file spells it; what it means is for the place to say.
   *
   * @param plain whether it stands without quotes
   */
  record Scalar(int line, String text, boolean plain) implements Node {
    private static final int LONGEST = 60;

    @Override
    public Optional<Scalar> scalar() {
      return Optional.of(this);
    }

    /** Whether it is YAML's nothing. */
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

  /** Keys and what stands at them, in order, each key once. */
  record Mapping(int line, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public Optional<Mapping> mapping() {
      return Optional.of(this);
    }

    /** What stands at a key. */
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

  /** A key, the line that it stands on, and its value. */
  record Entry(String key, int line, Node value) {}
}

package dev.overfit.suitefile;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes nodes as YAML: what fits on a line in brackets and braces, the rest line by line. */
final class YamlWriter {
  private static final int WIDTH = 80;
  private static final Pattern BREAKS_FLOW = Pattern.compile(".*[,\\[\\]{}].*");
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
  private static final Pattern YAMLS = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private YamlWriter() {}

  /**
   * Returns a key and its value, each line with its line end.
   *
   * @param indent the number of spaces before the key
   * @param open whether each of the value's own keys gets a line, however short they are
   */
  static String entry(String key, Node value, int indent, boolean open) {
    String start = " ".repeat(indent) + key(key) + ":";
    String flow = flow(value, false);
    boolean fits = value.scalar().isPresent() || (indent + flow.length() <= WIDTH && !open);
    boolean empty = flow.equals("{}") || flow.equals("[]");
    return fits || empty ? start + " " + flow + "\n" : start + "\n" + block(value, indent + 2);
  }

  /** Returns a mapping or list, line by line. */
  private static String block(Node node, int indent) {
    String items =
        elements(node).stream()
            .map(each -> " ".repeat(indent) + "- " + item(each) + "\n")
            .collect(Collectors.joining());
    return items
        + entries(node).stream()
            .map(each -> entry(each.key(), each.value(), indent, false))
            .collect(Collectors.joining());
  }

  /** Returns an element for a line of its own; a mapping of one key needs no braces there. */
  private static String item(Node node) {
    List<Node.Entry> entries = entries(node);
    return entries.size() == 1
        ? key(entries.get(0).key()) + ": " + flow(entries.get(0).value(), false)
        : flow(node, false);
  }

  private static List<Node> elements(Node node) {
    return node.list().map(Node.Listing::elements).orElse(List.of());
  }

  private static List<Node.Entry> entries(Node node) {
    return node.mapping().map(Node.Mapping::entries).orElse(List.of());
  }

  private static String flow(Node node, boolean inside) {
    if (node.scalar().isPresent()) {
      return scalar(node.scalar().get(), inside);
    }
    return node.list().isPresent()
        ? elements(node).stream()
            .map(each -> flow(each, true))
            .collect(Collectors.joining(", ", "[", "]"))
        : entries(node).stream()
            .map(each -> key(each.key()) + ": " + flow(each.value(), true))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String scalar(Node.Scalar scalar, boolean inside) {
    boolean plain = scalar.plain() && !(inside && BREAKS_FLOW.matcher(scalar.text()).matches());
    return plain ? scalar.text() : quoted(scalar.text());
  }

  private static String key(String key) {
    boolean plain = PLAIN_KEY.matcher(key).matches() && !YAMLS.matcher(key).matches();
    return plain ? key : quoted(key);
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(YamlWriter::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    boolean ascii = character >= ' ' && character < 0x7F;
    boolean shown = ascii || (character > 0xA0 && Character.isLetter(character));
    return shown
        ? String.valueOf((char) character)
        : String.format(Locale.ROOT, "\\u%04x", character);
  }
}

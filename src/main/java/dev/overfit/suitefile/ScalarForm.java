package dev.overfit.suitefile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Constants;
import dev.overfit.choice.Spelling;
import dev.overfit.choice.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form of a value without parts. Its type, not YAML, decides what its spelling means: if a text
 * is expected, {@code no} and {@code 010} are just those letters; if a number or truth value is
 * expected, anything that is not clearly one is rejected.
 *
 * @param words what is expected, such as {@code a whole number}
 * @param reader returns the value of a scalar; empty if there is none
 * @param advice returns a hint for a scalar without a value; may be empty
 * @param writer returns the scalar of a value
 * @param schema the schema of the values
 */
record ScalarForm<T>(
    String words,
    Function<Node.Scalar, Optional<T>> reader,
    Function<Node.Scalar, String> advice,
    Function<T, Node> writer,
    ObjectNode schema)
    implements Form<T> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Returns the form of a text: its letters, quoted or not, whatever YAML might take them for. */
  static ScalarForm<String> text() {
    ObjectNode schema = NODES.objectNode();
    schema.putArray("type").add("string").add("number").add("boolean");
    return new ScalarForm<>(
        "a text",
        scalar -> Optional.of(scalar.text()).filter(text -> !scalar.isNothing()),
        scalar -> scalar.text().isEmpty() ? "" : "; put quotes around it if that is the text",
        text -> isPlain(text) ? Node.plain(text) : Node.quoted(text),
        schema);
  }

  /** Returns the form of a whole number within 32 bits. */
  static ScalarForm<Integer> integer() {
    return number(
        "a whole number",
        text ->
            NumberText.whole(text).filter(value -> value == value.intValue()).map(Long::intValue),
        "integer");
  }

  /** Returns the form of a whole number within 64 bits. */
  static ScalarForm<Long> whole() {
    return number("a whole number", NumberText::whole, "integer");
  }

  /** Returns the form of a number within float64. */
  static ScalarForm<Double> real() {
    return number("a number", NumberText::real, "number");
  }

  private static <T extends Number> ScalarForm<T> number(
      String words, Function<String, Optional<T>> reader, String type) {
    return new ScalarForm<>(
        words,
        scalar -> scalar.plain() ? reader.apply(scalar.text()) : Optional.empty(),
        NumberText::advice,
        value ->
            Node.plain(
                type.equals("integer") ? value.toString() : Words.number(value.doubleValue())),
        NODES.objectNode().put("type", type));
  }

  /** Returns the form of a truth value, true or false. */
  static ScalarForm<Boolean> flag() {
    return new ScalarForm<>(
        "true or false",
        scalar ->
            Optional.of(scalar)
                .filter(Node.Scalar::plain)
                .filter(each -> each.text().equals("true") || each.text().equals("false"))
                .map(each -> Boolean.valueOf(each.text())),
        scalar -> "",
        value -> Node.plain(value.toString()),
        NODES.objectNode().put("type", "boolean"));
  }

  /** Returns the form of a type's constants, by their names in lower case. */
  static <T> ScalarForm<T> word(Class<T> type) {
    List<T> constants = Constants.of(type);
    List<String> names = constants.stream().map(ScalarForm::name).toList();
    ObjectNode schema = NODES.objectNode();
    names.forEach(schema.putArray("enum")::add);
    return new ScalarForm<>(
        alternatives(names),
        scalar -> constants.stream().filter(each -> name(each).equals(scalar.text())).findFirst(),
        scalar -> Spelling.hint(scalar.text(), names),
        value -> Node.plain(name(value)),
        schema);
  }

  private static String name(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns names as in {@code a, b or c}. */
  static String alternatives(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Returns whether every YAML parser reads these letters, without quotes, as this text. */
  private static boolean isPlain(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9_./()-]*( [A-Za-z0-9_./()-]+)*")
        && !text.matches("(?i)y|n|yes|no|on|off|true|false|null|none");
  }

  @Override
  public Optional<T> read(Place place) {
    Optional<Node.Scalar> scalar = place.node().scalar();
    Optional<T> value = scalar.flatMap(reader);
    return value.isPresent() ? value : place.expected(words, scalar.map(advice).orElse(""));
  }

  @Override
  public Node write(T value) {
    return writer.apply(value);
  }

  @Override
  public ObjectNode schema() {
    return schema.deepCopy();
  }
}

package dev.overfit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.io.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A JSON value with its location for messages. */
public final class Json {
  private static final int SHOWN = 200;

  /** Rejects duplicate fields and trailing text, which would otherwise be dropped silently. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private final String place;
  private final JsonNode node;

  private Json(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /**
   * Parses a JSON text.
   *
   * @param place what messages call the text
   * @throws IOException if the text is not valid JSON
   */
  public static Json parse(String place, String text) throws IOException {
    try {
      return new Json(place, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IOException(OneLine.of(place + ": no JSON: " + e.getOriginalMessage()), e);
    }
  }

  /**
   * Returns a value that has already been parsed.
   *
   * @param place what messages call the value
   */
  public static Json of(String place, JsonNode value) {
    return new Json(place, value);
  }

  /** Returns another value at the same location. */
  public Json with(JsonNode value) {
    return new Json(place, value);
  }

  /**
   * Returns the same value with another name for its location.
   *
   * @param name what messages call the location from here on
   */
  public Json at(String name) {
    return new Json(name, node);
  }

  /** The name of the location in messages. */
  public String place() {
    return place;
  }

  /** Returns a copy of the value, which may be modified; empty if it is not an object. */
  public Optional<ObjectNode> object() {
    return node instanceof ObjectNode object ? Optional.of(object.deepCopy()) : Optional.empty();
  }

  /** Returns an exception with a message about this location. */
  public IOException error(String message) {
    return new IOException(OneLine.of(place + ": " + message));
  }

  /** Creates a value that validates itself; if it is invalid, the message names this location. */
  public <T> T checked(Supplier<T> value) throws IOException {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IOException(OneLine.of(place + ": " + e.getMessage()), e);
    }
  }

  /** Returns a field, whether {@code null} or not. */
  public Json get(String name) throws IOException {
    JsonNode child = node.get(name);
    if (child == null) {
      throw error("expected a field '" + name + "', found " + names());
    }
    return new Json(place + "." + name, child);
  }

  /** Returns whether there is a field, whether {@code null} or not. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Returns this value without a field. */
  public Json without(String name) {
    return object().map(fields -> with(fields.without(name))).orElse(this);
  }

  /** Returns this value with a field added or replaced. */
  public Json put(String name, Json value) {
    return object()
        .map(fields -> with(fields.<ObjectNode>set(name, value.node)))
        .orElseThrow(() -> new IllegalStateException(place + ": no object"));
  }

  /** Returns the value as one line, identical for equal values: fields sorted, no spaces. */
  public String line() {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree can always be written
    }
  }

  private String shown() {
    String line = line();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  /** Returns the names of all fields; none if the value is not an object. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Returns whether the value is a number. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Returns whether the value is {@code null}. */
  public boolean isNull() {
    return node.isNull();
  }

  /** Returns the elements of an array. */
  public List<Json> list() throws IOException {
    if (!node.isArray()) {
      throw error("expected a list, found " + shown());
    }
    List<Json> elements = new ArrayList<>();
    node.forEach(element -> elements.add(new Json(place + "[" + elements.size() + "]", element)));
    return elements;
  }

  /** Returns a text. */
  public String text() throws IOException {
    if (!node.isTextual()) {
      throw error("expected a text, found " + shown());
    }
    return node.textValue();
  }

  /** Returns a number in the range of float64. */
  public double real() throws IOException {
    if (!node.isNumber()) {
      throw error("expected a number, found " + shown());
    }
    if (!Double.isFinite(node.doubleValue())) {
      throw error("expected a number within float64, found one beyond");
    }
    return node.doubleValue();
  }

  /** Returns a whole number of 64 bits. */
  public long number() throws IOException {
    if (!node.canConvertToLong() || !node.isIntegralNumber()) {
      throw error("expected a whole number, found " + shown());
    }
    return node.longValue();
  }

  /** Returns a whole number of 32 bits. */
  public int integer() throws IOException {
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw error("expected a whole number, found " + shown());
    }
    return node.intValue();
  }

  /** Returns a boolean. */
  public boolean flag() throws IOException {
    if (!node.isBoolean()) {
      throw error("expected true or false, found " + shown());
    }
    return node.booleanValue();
  }
}

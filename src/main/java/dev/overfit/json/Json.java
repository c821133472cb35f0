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

/** A value in a JSON text, with its place for messages. */
public final class Json {
  private static final int SHOWN = 200;

  /** Takes no field twice and nothing behind the value, which would be left out without a word. */
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
   * Reads a text.
   *
   * @param place what messages call it
   * @throws IOException where it is no JSON
   */
  public static Json parse(String place, String text) throws IOException {
    try {
      return new Json(place, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IOException(OneLine.of(place + ": no JSON: " + e.getOriginalMessage()), e);
    }
  }

  /**
   * A value that was read already.
   *
   * @param place what messages call it
   */
  public static Json of(String place, JsonNode value) {
    return new Json(place, value);
  }

  /** The same place with another value in it. */
  public Json with(JsonNode value) {
    return new Json(place, value);
  }

  /**
   * The same value under another name of its place.
   *
   * @param name what messages call the place from here on
   */
  public Json at(String name) {
    return new Json(name, node);
  }

  /** What messages call the place. */
  public String place() {
    return place;
  }

  /** A copy of the value, which may be changed; empty where it is no object. */
  public Optional<ObjectNode> object() {
    return node instanceof ObjectNode object ? Optional.of(object.deepCopy()) : Optional.empty();
  }

  /** What is wrong here. */
  public IOException error(String message) {
    return new IOException(OneLine.of(place + ": " + message));
  }

  /** Makes a value that checks itself, with this place in the message where it is not right. */
  public <T> T checked(Supplier<T> value) throws IOException {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IOException(OneLine.of(place + ": " + e.getMessage()), e);
    }
  }

  /** A field, {@code null} or not. */
  public Json get(String name) throws IOException {
    JsonNode child = node.get(name);
    if (child == null) {
      throw error("expected a field '" + name + "', found " + names());
    }
    return new Json(place + "." + name, child);
  }

  /** Whether there is a field, {@code null} or not. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** The same without a field. */
  public Json without(String name) {
    return object().map(fields -> with(fields.without(name))).orElse(this);
  }

  /** The same with a field, in place of one of that name. */
  public Json put(String name, Json value) {
    return object()
        .map(fields -> with(fields.<ObjectNode>set(name, value.node)))
        .orElseThrow(() -> new IllegalStateException(place + ": no object"));
  }

  /** The value as one line, the same for values that are equal: fields sorted, no spaces. */
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

  /** The names of all fields; none where this is no object. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether it is a number. */
  public boolean isNumber() {
    return node.isNumber();
  }

  /** Whether it is {@code null}. */
  public boolean isNull() {
    return node.isNull();
  }

  /** The elements of an array. */
  public List<Json> list() throws IOException {
    if (!node.isArray()) {
      throw error("expected a list, found " + shown());
    }
    List<Json> elements = new ArrayList<>();
    node.forEach(element -> elements.add(new Json(place + "[" + elements.size() + "]", element)));
    return elements;
  }

  /** A text. */
  public String text() throws IOException {
    if (!node.isTextual()) {
      throw error("expected a text, found " + shown());
    }
    return node.textValue();
  }

  /** A number that float64 can hold. */
  public double real() throws IOException {
    if (!node.isNumber()) {
      throw error("expected a number, found " + shown());
    }
    if (!Double.isFinite(node.doubleValue())) {
      throw error("expected a number within float64, found one beyond");
    }
    return node.doubleValue();
  }

  /** A whole number. */
  public long number() throws IOException {
    if (!node.canConvertToLong() || !node.isIntegralNumber()) {
      throw error("expected a whole number, found " + shown());
    }
    return node.longValue();
  }

  /** A whole number of 32 bits. */
  public int integer() throws IOException {
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw error("expected a whole number, found " + shown());
    }
    return node.intValue();
  }

  /** True or false. */
  public boolean flag() throws IOException {
    if (!node.isBoolean()) {
      throw error("expected true or false, found " + shown());
    }
    return node.booleanValue();
  }
}

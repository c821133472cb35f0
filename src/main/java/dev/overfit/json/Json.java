package dev.overfit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.io.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A value in a JSON text, with its place for messages. */
public final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** The same place with another value in it. */
  public Json with(JsonNode value) {
    return new Json(place, value);
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

  /** The names of all fields; none where this is no object. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether it is {@code null}. */
  public boolean isNull() {
    return node.isNull();
  }

  /** The elements of an array. */
  public List<Json> list() throws IOException {
    if (!node.isArray()) {
      throw error("expected a list, found " + node);
    }
    List<Json> elements = new ArrayList<>();
    node.forEach(element -> elements.add(new Json(place + "[" + elements.size() + "]", element)));
    return elements;
  }

  /** A text. */
  public String text() throws IOException {
    if (!node.isTextual()) {
      throw error("expected a text, found " + node);
    }
    return node.textValue();
  }

  /** A number. */
  public double real() throws IOException {
    if (!node.isNumber()) {
      throw error("expected a number, found " + node);
    }
    return node.doubleValue();
  }

  /** A whole number. */
  public long number() throws IOException {
    if (!node.canConvertToLong() || !node.isIntegralNumber()) {
      throw error("expected a whole number, found " + node);
    }
    return node.longValue();
  }

  /** A whole number of 32 bits. */
  public int integer() throws IOException {
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw error("expected a whole number, found " + node);
    }
    return node.intValue();
  }

  /** True or false. */
  public boolean flag() throws IOException {
    if (!node.isBoolean()) {
      throw error("expected true or false, found " + node);
    }
    return node.booleanValue();
  }
}

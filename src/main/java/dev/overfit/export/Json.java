package dev.overfit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A value in a JSON text, with its place for messages. */
final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String place;
  private final JsonNode node;

  private Json(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  static Json parse(Path origin, String text) throws IOException {
    try {
      return new Json(origin + ": model.json", JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IOException(origin + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }

  IOException error(String message) {
    return new IOException(place + ": " + message);
  }

  /** Makes a value that checks itself, with this place in the message where it is not right. */
  <T> T checked(Supplier<T> value) throws IOException {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  Json get(String name) throws IOException {
    JsonNode child = node.get(name);
    if (child == null) {
      throw error("expected a field '" + name + "', found " + names());
    }
    return new Json(place + "." + name, child);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  List<Json> list(String name) throws IOException {
    Json array = get(name);
    List<Json> elements = new ArrayList<>();
    array.node.forEach(
        element -> elements.add(new Json(array.place + "[" + elements.size() + "]", element)));
    return elements;
  }

  String text() throws IOException {
    if (!node.isTextual()) {
      throw error("expected a text, found " + node);
    }
    return node.textValue();
  }

  String text(String name) throws IOException {
    return get(name).text();
  }

  double real(String name) throws IOException {
    return get(name).real();
  }

  List<Double> reals(String name) throws IOException {
    List<Double> reals = new ArrayList<>();
    for (Json element : list(name)) {
      reals.add(element.real());
    }
    return reals;
  }

  private double real() throws IOException {
    if (!node.isNumber()) {
      throw error("expected a number, found " + node);
    }
    return node.doubleValue();
  }

  long number(String name) throws IOException {
    Json value = get(name);
    if (!value.node.canConvertToLong() || !value.node.isIntegralNumber()) {
      throw value.error("expected a whole number, found " + value.node);
    }
    return value.node.longValue();
  }

  int integer(String name) throws IOException {
    Json value = get(name);
    if (!value.node.canConvertToInt() || !value.node.isIntegralNumber()) {
      throw value.error("expected a whole number, found " + value.node);
    }
    return value.node.intValue();
  }

  boolean flag(String name) throws IOException {
    Json value = get(name);
    if (!value.node.isBoolean()) {
      throw value.error("expected true or false, found " + value.node);
    }
    return value.node.booleanValue();
  }
}

package dev.overfit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Constants;
import dev.overfit.choice.Kind;
import dev.overfit.choice.Kind.Argument;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Converts values of a closed choice to and from JSON: {@code {"type": "Dropout", "rate": 0.5}}. An
 * argument that is itself of a closed choice has the same form; the kind {@code None} is {@code
 * null}, as in Python; a value of a type's {@link Constants} is its name in lower case.
 */
public final class ChoiceJson {
  private static final String TYPE = "type";
  private static final String NONE = "None";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ChoiceJson() {}

  /** The JSON form of a kind. */
  @FunctionalInterface
  public interface Form {
    /** Returns the node of a kind with the given arguments; may reuse {@code arguments}. */
    ObjectNode of(Kind<?> kind, ObjectNode arguments);
  }

  /** Writes a value of a closed choice, in the form that {@link #read} expects. */
  public static JsonNode write(Object value) {
    return write(value, ChoiceJson::typed);
  }

  private static ObjectNode typed(Kind<?> kind, ObjectNode arguments) {
    return NODES.objectNode().put(TYPE, kind.name()).setAll(arguments);
  }

  private static JsonNode write(Object value, Form form) {
    Kind<?> kind = Kind.of(value);
    return kind.name().equals(NONE) ? NODES.nullNode() : form.of(kind, arguments(value, form));
  }

  /** Returns the arguments of a value by name; those of a closed choice are in the given form. */
  public static ObjectNode arguments(Object value, Form form) {
    ObjectNode arguments = NODES.objectNode();
    for (Argument argument : Kind.of(value).arguments()) {
      arguments.set(argument.name(), node(argument.of(value), form));
    }
    return arguments;
  }

  private static JsonNode node(Object value, Form form) {
    if (value instanceof Integer number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    if (value instanceof Enum<?> || !Constants.of(value.getClass()).isEmpty()) {
      return NODES.textNode(lowerCase(value));
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(element -> array.add(node(element, form)));
      return array;
    }
    return write(value, form);
  }

  /**
   * Reads a value of a closed choice.
   *
   * @throws IOException if the JSON is not such a value, or its kind refuses the arguments
   */
  public static <T> T read(Json json, Class<T> choice) throws IOException {
    Kind<T> kind = kind(json, Kind.of(choice));
    List<Object> values = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(json.names());
    unknown.remove(TYPE);
    for (Argument argument : kind.arguments()) {
      values.add(value(json.get(argument.name()), argument.type()));
      unknown.remove(argument.name());
    }
    if (!unknown.isEmpty()) {
      throw json.error(
          "expected a "
              + kind.name()
              + " of "
              + kind.arguments().stream().map(Argument::name).toList()
              + ", found also "
              + unknown);
    }
    return json.checked(() -> kind.make(values));
  }

  private static <T> Kind<T> kind(Json json, List<Kind<T>> kinds) throws IOException {
    String name = json.isNull() ? NONE : json.get(TYPE).text();
    for (Kind<T> kind : kinds) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw json.error(
        "expected type "
            + alternatives(kinds.stream().map(Kind::name).toList())
            + ", found '"
            + name
            + "'");
  }

  private static Object value(Json json, Type type) throws IOException {
    if (type == int.class) {
      return json.integer();
    }
    if (type == long.class) {
      return json.number();
    }
    if (type == double.class || type == Double.class) {
      return json.real();
    }
    if (type == boolean.class) {
      return json.flag();
    }
    if (type == String.class) {
      return json.text();
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      List<Object> elements = new ArrayList<>();
      for (Json element : json.list()) {
        elements.add(value(element, list.getActualTypeArguments()[0]));
      }
      return elements;
    }
    Class<?> other = (Class<?>) type;
    return Constants.of(other).isEmpty() ? read(json, other) : constant(json, other);
  }

  private static Object constant(Json json, Class<?> type) throws IOException {
    String text = json.text();
    List<?> constants = Constants.of(type);
    for (Object constant : constants) {
      if (lowerCase(constant).equals(text)) {
        return constant;
      }
    }
    throw json.error(
        "expected "
            + alternatives(constants.stream().map(ChoiceJson::lowerCase).toList())
            + ", found '"
            + text
            + "'");
  }

  private static String lowerCase(Object constant) {
    String name = constant instanceof Enum<?> ofEnum ? ofEnum.name() : constant.toString();
    return name.toLowerCase(Locale.ROOT);
  }

  private static String alternatives(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : names.stream()
            .limit(last)
            .collect(Collectors.joining(", ", "", " or " + names.get(last)));
  }
}

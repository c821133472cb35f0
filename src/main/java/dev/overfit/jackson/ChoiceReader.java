package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import java.io.IOException;

/**
 * Reads a value of a closed choice.
 *
 * @param <T> the choice
 * @param <K> the requested type: the choice, or one of its kinds
 */
final class ChoiceReader<T, K extends T> extends StdDeserializer<K> {
  private static final long serialVersionUID = 1;

  private final Class<T> choice;
  private final Class<K> type;

  ChoiceReader(Class<T> choice, Class<K> type) {
    super(type);
    this.choice = choice;
    this.type = type;
  }

  @Override
  public K deserialize(JsonParser from, DeserializationContext context) throws IOException {
    JsonNode node = context.readTree(from);
    return read(node, context);
  }

  /** Returns the kind that JSON writes as {@code null}. */
  @Override
  public K getNullValue(DeserializationContext context) throws JsonMappingException {
    return read(NullNode.getInstance(), context);
  }

  private K read(JsonNode node, DeserializationContext context) throws JsonMappingException {
    try {
      T value = ChoiceJson.read(Json.of(choice.getSimpleName(), node), choice);
      if (type.isInstance(value)) {
        return type.cast(value);
      }
      throw new IOException(
          choice.getSimpleName() + ": expected a " + type.getSimpleName() + ", found " + value);
    } catch (IOException e) {
      throw JsonMappingException.from(context, e.getMessage(), e);
    }
  }
}

package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.overfit.export.ModelCard;
import java.io.IOException;

/** Reads and writes a card as in {@code model.json}. */
final class ModelCardJson {
  private static final JsonMapper PLAIN = new JsonMapper();

  private ModelCardJson() {}

  static final class Writer extends StdSerializer<ModelCard> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(ModelCard.class);
    }

    @Override
    public void serialize(ModelCard card, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(PLAIN.readTree(card.json()), to);
    }
  }

  static final class Reader extends StdDeserializer<ModelCard> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(ModelCard.class);
    }

    @Override
    public ModelCard deserialize(JsonParser from, DeserializationContext context)
        throws IOException {
      String text = context.readTree(from).toString();
      try {
        return ModelCard.ofJson(text);
      } catch (IOException e) {
        throw JsonMappingException.from(context, e.getMessage(), e);
      }
    }
  }
}

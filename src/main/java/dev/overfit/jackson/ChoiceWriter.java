package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.overfit.json.ChoiceJson;
import java.io.IOException;

/** Writes a value of a closed choice with its kind. */
final class ChoiceWriter<T> extends StdSerializer<T> {
  private static final long serialVersionUID = 1;

  ChoiceWriter(Class<T> choice) {
    super(choice);
  }

  @Override
  public void serialize(T value, JsonGenerator to, SerializerProvider provider) throws IOException {
    provider.defaultSerializeValue(ChoiceJson.write(value), to);
  }
}

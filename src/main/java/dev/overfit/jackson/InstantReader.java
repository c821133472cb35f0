package dev.overfit.jackson;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads an instant in ISO 8601. */
final class InstantReader extends FromStringDeserializer<Instant> {
  private static final long serialVersionUID = 1;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  protected Instant _deserialize(String text, DeserializationContext context) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return context.reportInputMismatch(Instant.class, "%s", e.getMessage());
    }
  }
}

package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/** Reads and writes a duration in seconds, to the nanosecond. */
final class Seconds {
  private static final int NANOS = 9;

  private Seconds() {}

  static final class Writer extends StdSerializer<Duration> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration duration, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      BigDecimal nanos = BigDecimal.valueOf(duration.getNano(), NANOS);
      to.writeNumber(BigDecimal.valueOf(duration.getSeconds()).add(nanos).toPlainString());
    }
  }

  static final class Reader extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser from, DeserializationContext context)
        throws IOException {
      BigDecimal seconds = from.getDecimalValue();
      return Duration.ofSeconds(0).plusNanos(seconds.movePointRight(NANOS).longValue());
    }
  }
}

package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads and writes a figure of an epoch by its label. A figure that a program defines itself is
 * written but not read: the label does not say which direction is better.
 */
final class MetricJson {
  private MetricJson() {}

  /** Returns the figure with the given label. */
  static Metric ofLabel(String label, DeserializationContext context) throws IOException {
    Optional<Metric> known = Metric.ofLabel(label);
    if (known.isEmpty()) {
      return context.reportInputMismatch(
          Metric.class, "expected a figure that every program knows, found '%s'", label);
    }
    return known.get();
  }

  static final class Writer extends StdSerializer<Metric> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Metric.class);
    }

    @Override
    public void serialize(Metric metric, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(metric.label());
    }
  }

  static final class Reader extends StdDeserializer<Metric> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Metric.class);
    }

    @Override
    public Metric deserialize(JsonParser from, DeserializationContext context) throws IOException {
      return ofLabel(from.getText(), context);
    }
  }
}

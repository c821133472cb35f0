package dev.overfit.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes the figures of an epoch, each under its label. */
final class EpochMetricsJson {
  private static final String EPOCH = "epoch";
  private static final String LEARNING_RATE = "learning_rate";

  private EpochMetricsJson() {}

  static final class Writer extends StdSerializer<EpochMetrics> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(EpochMetrics.class);
    }

    @Override
    public void serialize(EpochMetrics epoch, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeStartObject(epoch);
      to.writeNumberField(EPOCH, epoch.epoch());
      to.writeNumberField(LEARNING_RATE, epoch.learningRate());
      for (Metric metric : epoch.metrics()) {
        to.writeNumberField(metric.label(), epoch.figure(metric));
      }
      to.writeEndObject();
    }
  }

  static final class Reader extends StdDeserializer<EpochMetrics> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(EpochMetrics.class);
    }

    @Override
    public EpochMetrics deserialize(JsonParser from, DeserializationContext context)
        throws IOException {
      JsonNode node = context.readTree(from);
      Map<Metric, Float> figures = new LinkedHashMap<>();
      for (Metric metric : Metric.values()) {
        figures.put(metric, field(node, metric.label(), Float.class, context));
      }
      for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!name.equals(EPOCH) && !name.equals(LEARNING_RATE)) {
          figures.put(MetricJson.ofLabel(name, context), field(node, name, Float.class, context));
        }
      }
      int epoch = field(node, EPOCH, Integer.class, context);
      return new EpochMetrics(epoch, field(node, LEARNING_RATE, Float.class, context), figures);
    }

    private static <T> T field(
        JsonNode node, String name, Class<T> type, DeserializationContext context)
        throws IOException {
      JsonNode value = node.path(name);
      if (!value.isValueNode() || value.isNull()) {
        return context.reportInputMismatch(
            EpochMetrics.class, "expected a field '%s', found %s", name, node);
      }
      return context.readTreeAsValue(value, type);
    }
  }
}

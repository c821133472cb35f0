package dev.overfit.example;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads requests from JSON, strictly and without coercion, and writes responses as JSON. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfigDefaults(Json::refuseAll)
          .addModule(new SimpleModule().addDeserializer(Double.class, new NumberReader()))
          .build();

  private Json() {}

  private static void refuseAll(MutableCoercionConfig config) {
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  /** Reads numbers; Jackson's own reader accepts the text "NaN" as one. */
  private static final class NumberReader extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1;

    NumberReader() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.currentToken().isNumeric()
          ? (Double) parser.getDoubleValue()
          : (Double) context.handleUnexpectedToken(Double.class, parser);
    }
  }

  /**
   * Reads a request.
   *
   * @throws RequestException 400 if the bytes are not valid JSON for that type
   */
  static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw RequestException.bad("body: expected a JSON object, received null");
      }
      return value;
    } catch (JsonMappingException e) {
      throw refusal(e);
    } catch (JsonProcessingException e) {
      throw RequestException.bad("body: no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw RequestException.bad("body: no JSON: " + e.getMessage());
    }
  }

  private static RequestException refusal(JsonMappingException e) {
    if (e.getCause() instanceof RequestException said) {
      return said;
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return RequestException.bad(
          ShortText.of(path(e), 100)
              + ": unknown field; allowed are "
              + unknown.getKnownPropertyIds());
    }
    if (e instanceof MismatchedInputException mismatch) {
      return RequestException.bad(path(e) + ": " + expected(mismatch));
    }
    return RequestException.bad("body: no JSON: " + e.getOriginalMessage());
  }

  private static String expected(MismatchedInputException e) {
    return "expected " + what(e.getTargetType()) + ", received something else";
  }

  private static String what(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : type.getSimpleName();
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path;
  }

  static String write(Object answer) {
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records and maps can always be written
    }
  }
}

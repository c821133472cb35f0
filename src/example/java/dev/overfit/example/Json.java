package dev.overfit.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Collectors;

/** Requests from JSON, strictly, and answers to JSON. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Json() {}

  /**
   * Reads a request.
   *
   * @throws RequestException 400 where the bytes are no JSON of that type
   */
  static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw RequestException.bad("body: expected a JSON object, received null");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw RequestException.bad(
          path(e) + ": unknown field; allowed are " + e.getKnownPropertyIds());
    } catch (MismatchedInputException e) {
      throw RequestException.bad(path(e) + ": " + expected(e));
    } catch (JsonProcessingException e) {
      throw RequestException.bad("body: no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw RequestException.bad("body: no JSON: " + e.getMessage());
    }
  }

  private static String expected(MismatchedInputException e) {
    String type = e.getTargetType() == null ? "another value" : e.getTargetType().getSimpleName();
    return "expected " + type + ", received something else";
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

package dev.overfit.example;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Posted rows of numbers: an array of arrays of JSON numbers and of nothing else.
 *
 * @param values one array per row
 */
@JsonDeserialize(using = Rows.Reader.class)
record Rows(List<float[]> values) {
  private static final int MOST = 10_000;

  /** Reads rows without creating an object per number. */
  static final class Reader extends StdDeserializer<Rows> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Rows.class);
    }

    @Override
    public Rows deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      expectArray(parser, "rows", "an array of rows");
      List<float[]> rows = new ArrayList<>();
      while (next(parser, "rows") != JsonToken.END_ARRAY) {
        if (rows.size() == MOST) {
          throw RequestException.bad(
              String.format(Locale.ROOT, "rows: expected at most %,d, received more", MOST));
        }
        rows.add(row(parser, "row " + (rows.size() + 1)));
      }
      return new Rows(rows);
    }

    private static float[] row(JsonParser parser, String row) throws IOException {
      expectArray(parser, row, "an array of numbers");
      float[] values = new float[16];
      int count = 0;
      while (next(parser, row + ", column " + (count + 1)) != JsonToken.END_ARRAY) {
        if (count == values.length) {
          values = Arrays.copyOf(values, 2 * count);
        }
        values[count] = number(parser, row, count + 1);
        count++;
      }
      return Arrays.copyOf(values, count);
    }

    private static float number(JsonParser parser, String row, int column) throws IOException {
      float value =
          parser.currentToken().isNumeric() ? parser.getFloatValue() : Float.NaN; // rejected below
      if (!Float.isFinite(value)) {
        throw RequestException.bad(
            row
                + ", column "
                + column
                + ": expected a finite number within float32, received "
                + received(parser));
      }
      return value;
    }

    private static JsonToken next(JsonParser parser, String place) throws IOException {
      try {
        return parser.nextToken();
      } catch (JsonProcessingException e) { // such as NaN, which is not valid JSON
        throw RequestException.bad(place + ": no JSON: " + e.getOriginalMessage());
      }
    }

    private static void expectArray(JsonParser parser, String place, String what)
        throws IOException {
      if (!parser.hasToken(JsonToken.START_ARRAY)) {
        throw RequestException.bad(place + ": expected " + what + ", received " + received(parser));
      }
    }

    private static String received(JsonParser parser) throws IOException {
      return switch (parser.currentToken()) {
        case START_ARRAY -> "an array";
        case START_OBJECT -> "an object";
        case VALUE_STRING -> '"' + ShortText.of(parser.getText(), 40) + '"';
        default -> ShortText.of(parser.getText(), 40);
      };
    }
  }
}

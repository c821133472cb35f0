package dev.overfit.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
  @Test
  void numbersAreTheNearestFloats() {
    assertThat(rows("[[35, -0, 9.5, 1e-3], [], [16777217, 3.4028235e38, 1E2, 0.1]]").values())
        .containsExactly(
            new float[] {35, 0, 9.5f, 1e-3f},
            new float[0],
            new float[] {16_777_216, Float.MAX_VALUE, 100, 0.1f});
  }

  @Test
  void aRowMayBeLong() {
    assertThat(rows("[[" + "1,".repeat(999) + "2]]").values().get(0)).hasSize(1000).endsWith(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [[35,null,9.5]] | row 1, column 2: expected a finite number within float32, received null
          [[1],["1"]] | row 2, column 1: expected a finite number within float32, received "1"
          [["NaN"]] | row 1, column 1: expected a finite number within float32, received "NaN"
          [[true]] | row 1, column 1: expected a finite number within float32, received true
          [[1,[2]]] | row 1, column 2: expected a finite number within float32, received an array
          [[1,{"a":2}]] | row 1, column 2: expected a finite number within float32, received an object
          [[1,2,1e39]] | row 1, column 3: expected a finite number within float32, received 1e39
          [[-3.5e38]] | row 1, column 1: expected a finite number within float32, received -3.5e38
          [[1,NaN]] | row 1, column 2: no JSON: Non-standard token 'NaN'
          [[1,-Infinity]] | row 1, column 2: no JSON: Non-standard token '-Infinity'
          [[1,2 | row 1, column 3: no JSON: Unexpected close marker
          [[01]] | row 1, column 1: no JSON: Invalid numeric value: Leading zeroes not allowed
          ["AAAAAA=="] | row 1: expected an array of numbers, received "AAAAAA=="
          [""] | row 1: expected an array of numbers, received ""
          [[1],null] | row 2: expected an array of numbers, received null
          [1,2] | row 1: expected an array of numbers, received 1
          [{"0":1}] | row 1: expected an array of numbers, received an object
          "AAAAAA==" | rows: expected an array of rows, received "AAAAAA=="
          {} | rows: expected an array of rows, received an object
          7 | rows: expected an array of rows, received 7
          """)
  void nothingElseIsTakenForANumber(String json, String message) {
    assertThatThrownBy(() -> rows(json))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void thereIsAMost() {
    assertThat(rows("[" + "[],".repeat(9_999) + "[]]").values()).hasSize(10_000);
    assertThatThrownBy(() -> rows("[" + "[],".repeat(10_000) + "[]]"))
        .hasMessage("rows: expected at most 10,000, received more");
  }

  @Test
  void whatIsReceivedIsToldInShort() {
    assertThatThrownBy(() -> rows("[[\"" + "x".repeat(100_000) + "\"]]"))
        .hasMessageEndingWith("received \"" + "x".repeat(40) + "…\"");
  }

  private static Rows rows(String json) {
    byte[] body = ("{\"rows\":" + json + "}").getBytes(UTF_8);
    PredictionRequest request = Json.read(body, PredictionRequest.class);
    return java.util.Objects.requireNonNull(request.rows());
  }
}

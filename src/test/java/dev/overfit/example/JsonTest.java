package dev.overfit.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"model":5,"data":"a.csv"} | model: expected String
          {"model":true,"data":"a.csv"} | model: expected String
          {"model":"M","data":1.5} | data: expected String
          {"model":"M","data":"a.csv","epochs":true} | epochs: expected Integer
          {"model":"M","data":"a.csv","epochs":""} | epochs: expected Integer
          {"model":"M","data":"a.csv","epochs":2147483648} | body: no JSON: Numeric value (2147483648) out of range
          {"model":"M","data":"a.csv","seed":1.5} | seed: expected Long
          {"model":"M","data":"a.csv","dropout":"0.5"} | dropout: expected Double
          {"model":"M","data":"a.csv","dropout":"NaN"} | dropout: expected Double
          {"model":"M","data":"a.csv","l2":""} | l2: expected Double
          {"model":"M","data":"a.csv","hidden":16} | hidden: expected an array
          {"model":"M","data":"a.csv","hidden":["16"]} | hidden.[0]: expected Integer
          {"model":"M","data":"a.csv","hidden":""} | hidden: expected an array
          {"model":"M","model":"N","data":"a.csv"} | body: no JSON: Duplicate field 'model'
          {"model":"M","data":"a.csv"} {} | body: expected
          "" | body: expected TrainingRequest
          """)
  void nothingIsTakenForWhatItIsNot(String json, String message) {
    assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), TrainingRequest.class))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aWholeNumberIsANumber() {
    byte[] body =
        "{\"model\":\"M\",\"data\":\"a.csv\",\"l2\":0,\"learningRate\":1}".getBytes(UTF_8);
    TrainingRequest request = Json.read(body, TrainingRequest.class);
    assertThat(request.l2()).isZero();
    assertThat(request.learningRate()).isEqualTo(1);
  }

  @Test
  void messagesAreShortAndOnOneLine() {
    String name = "x\\n".repeat(20_000);
    assertThatThrownBy(
            () -> Json.read(("{\"" + name + "\":1}").getBytes(UTF_8), TrainingRequest.class))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .hasSizeLessThanOrEqualTo(501)
                    .doesNotContain("\n")
                    .contains("unknown field; allowed are ["));
  }
}

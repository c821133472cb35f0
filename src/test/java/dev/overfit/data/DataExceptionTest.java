package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataExceptionTest {
  @Test
  void whateverAMessageQuotesItIsOneLineOfText() {
    String message = "a\u001b[2Jb.csv, row 1, column \u009b1m\u202ex: expected 1,\nfound 2";
    String line = "a?[2Jb.csv, row 1, column ?1m?x: expected 1,?found 2";
    assertThat(new DataException(message)).hasMessage(line);
    assertThat(new DataException(message, new Exception(message))).hasMessage(line);
    assertThat(DataException.inRow("a\u001bb.csv", 1_204, "no number"))
        .hasMessage("a?b.csv, row 1,204: no number");
  }

  @Test
  void aQuotedCellIsInQuotesAndNotEndless() {
    assertThat(DataException.quote("a\u009b1m")).isEqualTo("\"a?1m\"");
    assertThat(DataException.quote("x".repeat(40))).isEqualTo('"' + "x".repeat(40) + '"');
    assertThat(DataException.quote("x".repeat(1_041)))
        .isEqualTo('"' + "x".repeat(40) + "…\" (1,041 characters)");
  }
}

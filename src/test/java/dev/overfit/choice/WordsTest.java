package dev.overfit.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void numbersAreWrittenAsPeopleDo() {
    assertThat(Words.number(1)).isEqualTo("1");
    assertThat(Words.number(0.25)).isEqualTo("0.25");
    assertThat(Words.number(0.0001)).isEqualTo("0.0001");
    assertThat(Words.number(0.00015)).isEqualTo("0.00015");
    assertThat(Words.number(1e-7)).isEqualTo("1e-7");
    assertThat(Words.number(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void countsHaveTheirThousandsSetOff() {
    assertThat(Words.count(20_000)).isEqualTo("20,000");
    assertThat(Words.count(999)).isEqualTo("999");
  }
}

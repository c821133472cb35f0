package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {
  /** 125 s are 2.08 min, 5,970 s are 99.5 min or 1.66 h, and 1,000,000 s are 277.8 h. */
  @ParameterizedTest
  @CsvSource({
    "0, 0 s, 0 s, 0 s",
    "0.4, 0 s, 0 s, 1 s",
    "99, 99 s, 99 s, 99 s",
    "99.2, 99 s, 99 s, 2 min",
    "99.5, 99 s, 2 min, 2 min",
    "125, 2 min, 2 min, 3 min",
    "5970, 99 min, 2 h, 2 h",
    "1000000, 277 h, 278 h, 278 h"
  })
  void inOneUnitRoundedAsItIsMeant(double seconds, String least, String about, String most) {
    assertThat(DurationWords.atLeast(seconds * 1e9)).isEqualTo(least);
    assertThat(DurationWords.about(seconds * 1e9)).isEqualTo(about);
    assertThat(DurationWords.atMost(seconds * 1e9)).isEqualTo(most);
  }
}

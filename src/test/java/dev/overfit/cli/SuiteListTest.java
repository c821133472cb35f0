package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.suite.Suites;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteListTest {
  @Test
  void namesStandApartHoweverLongAndPartsOfTheRowsAreSaid() {
    assertThat(SuiteList.of(List.of(Suites.data().only(List.of("TinySixteenth", "Tiny")))))
        .startsWith("data: More rows\n  What did more rows buy, and what would more?")
        .contains(
            """
              TinySixteenth          481 parameters  16, 1/16 of the training rows
              Tiny                   481 parameters  16
            """);
    assertThat(SuiteList.of(List.of(Suites.data())))
        .contains(
            "\n  LargeHalf           803,329 parameters  512, 512, 512, 512, 1/2 of the training",
            "\n  CombinedSixteenth   803,329 parameters  512 L2 0.0001, dropout 0.5, ");
  }
}

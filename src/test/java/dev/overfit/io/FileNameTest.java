package dev.overfit.io;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"Tiny", "L2", "v1.5-rc_2", "console", "Com10", "nulls", "7"})
  void ordinaryNamesAreAllowed(String name) {
    assertThatCode(() -> FileName.check("name", name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "/root",
        "C:",
        "C:\\x",
        "~",
        ".hidden",
        "-rf",
        "a b",
        "a\nb",
        "a\u0000b",
        "ä",
        "a:b",
        "a*",
        "a?",
        "<a>",
        "$(a)",
        "%2e%2e",
        "a\u202eb"
      })
  void whatLeadsElsewhereOrIsNotPlainIsRefused(String name) {
    assertThatThrownBy(() -> FileName.check("name", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name: expected letters, digits, '_', '-' and '.',")
        .hasMessageEndingWith(", received '" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CON", "con", "Prn", "aux.csv", "NUL.tar.gz", "com1", "LPT9.x", "end."})
  void whatMeansSomethingElseToWindowsIsRefused(String name) {
    assertThatThrownBy(() -> FileName.check("suite", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("suite: expected no name that Windows keeps for a device");
  }
}

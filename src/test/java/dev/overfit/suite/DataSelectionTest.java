package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSelectionTest {
  @Test
  void knowsItsWords() {
    assertThat(DataSelection.parse("auto")).isEqualTo(new DataSelection.Auto());
    assertThat(DataSelection.parse("higgs")).isEqualTo(new DataSelection.Higgs());
    assertThat(DataSelection.parse("sample")).isEqualTo(new DataSelection.Sample());
    assertThat(DataSelection.parse("simulated")).isEqualTo(new DataSelection.Simulated());
  }

  @Test
  void anAddressHasASchemeAndAnythingElseIsAPath() {
    assertThat(DataSelection.parse("https://example.org/a.csv.gz"))
        .isEqualTo(new DataSelection.Url(URI.create("https://example.org/a.csv.gz")));
    assertThat(DataSelection.parse("HTTP://example.org/a.csv"))
        .isEqualTo(new DataSelection.Url(URI.create("HTTP://example.org/a.csv")));
    assertThat(DataSelection.parse("../data/a.csv"))
        .isEqualTo(new DataSelection.File(Path.of("../data/a.csv")));
    assertThat(DataSelection.parse("C:/data/a.csv")).isInstanceOf(DataSelection.File.class);
  }

  @Test
  void minusIsTheStandardInput() {
    assertThat(DataSelection.parse("-")).isEqualTo(new DataSelection.StandardInput());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/a.csv",
        "file:///etc/passwd",
        "http://",
        "http://a b/",
        " ",
        "\0"
      })
  void refusesOtherSchemesAndWhatIsNeitherAddressNorPath(String text) {
    assertThatThrownBy(() -> DataSelection.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "data: expected auto, higgs, sample, simulated, - for the standard input, or the path or"
                + " http(s) address")
        .hasMessageEndingWith("received '" + text + "'");
  }
}

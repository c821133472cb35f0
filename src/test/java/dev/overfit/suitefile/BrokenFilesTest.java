package dev.overfit.suitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overfit.suitefile.BrokenFiles.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests what is said about each file that is not as it should be. */
class BrokenFilesTest {
  static List<Broken> broken() {
    return BrokenFiles.all();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void allThatIsWrongIsToldWithLineAndPath(Broken broken) {
    assertThat(told(broken.text())).containsExactlyElementsOf(broken.expected());
  }

  @Test
  void thereAreFortyAtLeast() {
    assertThat(broken()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(broken()).allMatch(each -> !each.expected().isEmpty());
  }

  /** A billion laughs, deep brackets, and more text than a person writes. */
  @Test
  void whatWouldTakeTheMemoryIsRefused() {
    StringBuilder laughs = new StringBuilder("a: &a [ha, ha]\n");
    for (char name = 'b'; name < 'k'; name++) {
      String before = "*" + (char) (name - 1);
      laughs.append(name).append(": &").append(name).append(" [");
      laughs.append(String.join(", ", List.of(before, before, before, before))).append("]\n");
    }
    assertThat(told(laughs.toString()))
        .contains("churn.yaml:1: a: expected no anchors, received &a")
        .contains("churn.yaml:2: b[3]: expected a value, received the alias *a");
    assertThat(told("models: " + "[".repeat(50_000)))
        .isEqualTo(told("models: " + "[".repeat(30) + "]".repeat(30)));
    assertThat(told("models: " + "[".repeat(30) + "]".repeat(30)))
        .hasSize(1)
        .allMatch(line -> line.endsWith("]: expected at most 20 levels, received more"));
  }

  @Test
  void aFileIsTextOfModestSize(@TempDir Path folder) throws IOException {
    Path large = Files.writeString(folder.resolve("large.yaml"), "# x\n".repeat(300_000));
    assertThatThrownBy(() -> SuiteFile.read(large))
        .isInstanceOf(SuiteFileException.class)
        .hasMessage(large + ":1: expected at most 1 MiB of text, received more");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    assertThatThrownBy(() -> SuiteFile.read(latin))
        .isInstanceOf(SuiteFileException.class)
        .hasMessage(latin + ":1: expected text in UTF-8, received other bytes");
  }

  @Test
  void textOfAFileCannotSpeakToATerminal() {
    assertThat(told("models: {\"\\e[31m\": dense(16)}\n"))
        .hasSize(1)
        .noneMatch(line -> line.indexOf('\u001b') >= 0);
  }

  static List<String> told(String text) {
    SuiteFileException e =
        catchThrowableOfType(
            SuiteFileException.class, () -> SuiteFile.parse(Path.of("churn.yaml"), text));
    return e == null ? List.of() : e.lines();
  }
}

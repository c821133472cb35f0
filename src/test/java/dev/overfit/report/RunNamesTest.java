package dev.overfit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          results/sizes | results/regularizers         | sizes | regularizers
          results/sizes | other/sizes                  | results | other
          results/sizes | results/../other/sizes       | results | other
          a/b/sizes     | a/c/sizes                    | b | c
          a/sizes/1     | sizes/b/1                    | sizes | b
          x/a/b/sizes   | x/c/b/sizes                  | a | c
          """)
  void aNameIsAsShortAsItTellsFoldersApart(String one, String other, String name, String second) {
    assertThat(RunNames.of(List.of(Path.of(one), Path.of(other)))).containsExactly(name, second);
  }

  @Test
  void whereNoSinglePartIsDistinctSeveralAre() {
    assertThat(names("r/sizes", "r/regularizers", "q/sizes"))
        .containsExactly("r/sizes", "r/regularizers", "q/sizes");
  }

  @Test
  void aFolderWithinAnotherHasANameOfItsOwn() {
    assertThat(names("a", "a/a")).doesNotHaveDuplicates();
  }

  @Test
  void theSameFolderTwiceIsRefused() {
    assertThatThrownBy(() -> names("a/b", "a/./b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("runs: expected each folder once, received one twice: ");
  }

  private static List<String> names(String... folders) {
    return RunNames.of(Arrays.stream(folders).map(Path::of).toList());
  }
}

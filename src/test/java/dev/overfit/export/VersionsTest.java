package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.io.AtomicFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  private static final String HIGHEST = "9223372036854775807"; // 2^63 - 1

  @TempDir Path model;

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "9, 10",
    "007, 8",
    "99999999999999999, 100000000000000000",
    "999999999999999999, 1000000000000000000",
    "1000000000000000000, 1000000000000000001",
    "9223372036854775806, 9223372036854775807",
    // not an int64, so not a version: TensorFlow Serving ignores them
    "9223372036854775808, 1",
    "99999999999999999999999999999999999999, 1",
    "-5, 1",
    "5a, 1",
    "٥, 1"
  })
  void oneAfterTheHighestThatServingReads(String stands, String next) throws IOException {
    Files.createDirectory(model.resolve(stands));
    assertThat(Versions.next(model)).isEqualTo(next);
  }

  @Test
  void twoVersionsAfterOneOfMostDigitsAreWritten() throws IOException {
    Files.createDirectory(model.resolve("999999999999999999"));
    assertThat(write()).isEqualTo(model.resolve("1000000000000000000"));
    assertThat(write()).isEqualTo(model.resolve("1000000000000000001"));
  }

  @Test
  void afterTheHighestNumberThereIsNoneAndThatIsSaid() throws IOException {
    Files.createDirectory(model.resolve(HIGHEST));
    assertThatThrownBy(this::write)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            model.resolve(HIGHEST) + ": expected a version that another can follow, found the");
    assertThat(model).isDirectoryNotContaining("glob:**/.tmp-*");
  }

  @Test
  void theHighestNumberIsTheLatestWhateverItsDigits() throws IOException {
    for (String name : new String[] {"0", "2", "0010", "9", "99999999999999999999"}) {
      Files.createDirectory(model.resolve(name));
    }
    assertThat(Versions.resolve(model)).isEqualTo(model.resolve("0010"));
    Files.createDirectory(model.resolve(HIGHEST));
    assertThat(Versions.resolve(model)).isEqualTo(model.resolve(HIGHEST));
  }

  private Path write() throws IOException {
    return AtomicFolder.write(
        model,
        () -> Versions.next(model),
        folder -> Files.writeString(folder.resolve("saved_model.pb"), ""));
  }
}

package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  private static final EpochMetrics FIRST =
      Epochs.of(1, 9.99001e-4f, 0.7f, 0.69314724f, 0.5f, 0.71f, 0.70000005f, 0.25f);
  private static final EpochMetrics SECOND =
      Epochs.of(2, 1e-7f, Float.MIN_VALUE, 0.6f, 0.6f, 0.75f, 0.74f, 0.625f);
  private static final EpochMetrics DIVERGED =
      Epochs.of(3, 1e-7f, Float.NaN, Float.POSITIVE_INFINITY, 0.5f, Float.NaN, 0.8f, 0.5f);

  /** The exact text of a run's file, whose readers rely on this header. */
  private static final String TEXT =
      """
      epoch,learning_rate,loss,binary_crossentropy,accuracy,val_loss,val_binary_crossentropy,val_accuracy
      1,9.99001E-4,0.7,0.69314724,0.5,0.71,0.70000005,0.25
      2,1.0E-7,1.4E-45,0.6,0.6,0.75,0.74,0.625
      """;

  private static final History HISTORY = new History(List.of(FIRST, SECOND));

  @TempDir Path folder;

  @Test
  void hasARowAnEpochUnderKerasNames() {
    assertThat(HISTORY.csv()).isEqualTo(TEXT);
    assertThat(new History(List.of()).csv()).isEqualTo(TEXT.substring(0, TEXT.indexOf('\n') + 1));
    assertThat(new History(List.of(DIVERGED)).csv())
        .endsWith("\n3,1.0E-7,NaN,Infinity,0.5,NaN,0.8,0.5\n");
  }

  @Test
  void readsBackToTheSameFloats() {
    String[] cells = TEXT.lines().skip(1).toList().get(0).split(",", -1);
    assertThat(Float.parseFloat(cells[1])).isEqualTo(FIRST.learningRate());
    for (Metric metric : Metric.values()) {
      int column = List.of(TEXT.lines().toList().get(0).split(",", -1)).indexOf(metric.label());
      assertThat(Float.parseFloat(cells[column])).isEqualTo(FIRST.figure(metric));
    }
  }

  @Test
  void isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(HISTORY.csv()).isEqualTo(TEXT);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void isWrittenIntoAFolderThatIsMadeForIt() throws IOException {
    Path file = folder.resolve("new/Tiny.csv");
    new History(List.of(FIRST)).writeCsv(file);
    HISTORY.writeCsv(file);
    assertThat(file).hasContent(TEXT);
    assertThat(Files.readAllBytes(file)).asString().isEqualTo(TEXT);
    try (var files = Files.list(file.resolveSibling(""))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamedAndKeepsWhatItHas() throws IOException {
    Path file = folder.resolve("taken.csv");
    Path inside = Files.createDirectories(file.resolve("inside"));
    assertThatThrownBy(() -> HISTORY.writeCsv(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": could not be written: ");
    assertThat(inside).isDirectory();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}

package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.RowCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiggsFileTest {
  private static final String ROW = "1" + ",0.5".repeat(28) + "\n";

  @TempDir Path folder;

  @Test
  void rowsAsAtUciNeedNoHeader() throws IOException {
    Dataset rows = read(ROW + "0" + ",2".repeat(28) + "\n", 2);
    assertThat(rows.columns()).isEqualTo(Higgs.COLUMNS);
    assertThat(rows.labels()).containsExactly(1, 0);
  }

  @Test
  void aHeaderOfTheNamesIsRecognisedWhereverTheLabelStands() throws IOException {
    List<String> names = new ArrayList<>(Higgs.COLUMNS);
    names.add(28, "class");
    String row = "0.5,".repeat(28) + "1\n";
    Dataset rows = read(String.join(",", names) + "\n" + row, 1);
    assertThat(rows.columns()).isEqualTo(Higgs.COLUMNS);
    assertThat(rows.labels()).containsExactly(1);
  }

  @Test
  void aHeaderOfNumbersIsNeverARow() {
    for (int from : new int[] {0, 1}) {
      String header =
          IntStream.range(from, from + 29)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(","));
      assertThatThrownBy(() -> read(header + "\n" + ROW, 1))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("line 1: expected a row, found the numbers 0, 1, 2");
    }
  }

  @Test
  void anotherTableIsToldWhatToSay() {
    assertThatThrownBy(() -> read("age,city,churned\n1,x,0\n", 1))
        .hasMessageEndingWith(
            "rows.csv, line 1: expected the layout of HIGGS, 29 numbers with the label first, found"
                + " \"age, city, churned\"; for a table of your own say which column is the label,"
                + " such as label=last");
    assertThatThrownBy(() -> read("1,2,3,4,5,6\n", 1))
        .hasMessageContaining("found \"1, 2, 3, 4, 5\", … (6 cells); for a table of your own say");
  }

  @Test
  void blankLinesAtTheEndAreNoRows() throws IOException {
    Path file = Files.writeString(folder.resolve("blank.csv"), ROW + ROW + "\n ,\n\n");
    assertThat(CsvFile.read(file, CsvLayout.uci()).dataset().rows()).isEqualTo(2);
    Path between = Files.writeString(folder.resolve("between.csv"), ROW + "\n" + ROW);
    assertThatThrownBy(() -> CsvFile.read(between, CsvLayout.uci()))
        .hasMessage(between + ", row 2: expected 29 columns, found an empty line");
  }

  @Test
  void rowsBehindTheLeastAreTakenAsFarAsThereAreAny() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), ROW.repeat(7));
    assertThat(rows(file, new RowCount(5, 6))).isEqualTo(6);
    assertThat(rows(file, new RowCount(5, 7))).isEqualTo(7);
    assertThat(rows(file, new RowCount(7, 1_000_000))).isEqualTo(7);
    assertThatThrownBy(() -> rows(file, new RowCount(8, 9)))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": expected at least 8 rows, found 7");
    assertThatThrownBy(() -> rows(file, RowCount.exactly(8)))
        .hasMessage(file + ": expected 8 rows, found 7");
  }

  @Test
  void aBadRowBehindTheLeastIsAnErrorThatSaysHowToDoWithoutIt() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.csv"), ROW.repeat(7) + "1,2\n" + ROW);
    String told = bad + ", row 8: expected 29 columns, found 2";
    assertThat(rows(bad, new RowCount(5, 7))).isEqualTo(7);
    assertThatThrownBy(() -> rows(bad, new RowCount(5, 9)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            told
                + "; the rows before it are enough to train and to validate: testRows=0 takes no"
                + " others");
    assertThatThrownBy(() -> rows(bad, new RowCount(8, 9))).hasMessage(told);
    assertThatThrownBy(() -> rows(bad, RowCount.exactly(9))).hasMessage(told);
  }

  private static int rows(Path file, RowCount rows) throws IOException {
    return HiggsFile.read(file, rows, RowProgress.NONE).dataset().rows();
  }

  private Dataset read(String text, int rows) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    return HiggsFile.read(file, RowCount.exactly(rows), RowProgress.NONE).dataset();
  }
}

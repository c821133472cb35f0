package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Dataset;
import dev.overfit.table.TableFormat.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests small realistic inputs, whose right reading {@code cases/README.md} defines. */
class CasesTest {
  private static Table read(String file, TableFormat format) throws IOException {
    return Table.read(
        new TableSource(
            file,
            () ->
                Objects.requireNonNull(
                    CasesTest.class.getResourceAsStream("/cases/" + file), file)),
        format);
  }

  private static Table read(String file) throws IOException {
    return read(file, TableFormat.auto());
  }

  /** Splits so that all rows except one train. */
  private static TableSplit split(LabelledTable rows) throws IOException {
    return rows.split(SplitRule.first(1));
  }

  private static List<String> leftOut(TableSplit split) {
    return split.coding().columns().stream()
        .filter(ColumnFinding::isLeftOut)
        .map(ColumnFinding::name)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "01-own-header.csv, churned, 200",
    "02-bank-semicolon.csv, y, 60",
    "05-label-minus1.csv, y, 300",
    "05c-feature-truefalse.csv, y, 300",
    "08-trailing-blank.csv, y, 2",
    "08e-excel-empty-rows.csv, y, 2",
    "10d-decimal-comma.csv, y, 2",
    "11-tabs.tsv, y, 2",
    "15-fill-value.csv, y, 200",
    "16-epoch-ms.csv, y, 300",
    "17-imbalance.csv, y, 400",
    "18-sorted.csv, y, 300",
    "h1-higgs-header.csv, class_label, 60",
  })
  void theLabelIsAllThatIsSaid(String file, String label, int rows) throws IOException {
    Table table = read(file);
    assertThat(table.rows()).isEqualTo(rows);
    assertThat(table.label(label)).isNotNull();
    if (rows > 10) {
      Dataset training = table.label(label).split(SplitRule.random(1)).rows().training();
      assertThat(training.rows()).isBetween(rows * 3 / 5 - 1, rows * 3 / 5 + 1);
      assertThat(training.features()).doesNotContain(Float.NaN);
    }
  }

  @Test
  void idsAreLeftOutUnasked() throws IOException {
    Table table = read("03b-wdbc-M-B.data");
    assertThat(table.rows()).isEqualTo(40);
    assertThatThrownBy(() -> split(table.label(1)))
        .hasMessageContaining("\"B\" (")
        .hasMessageContaining("\"M\" (")
        .hasMessageContaining("positive=");
    assertThat(leftOut(split(table.label(1).positive("M")))).containsExactly("column_0");
    assertThat(split(table.label(1).positive("M").ignore("column_0")).coding().encoding().inputs())
        .doesNotContain("column_0");
    assertThat(leftOut(split(read("09c-pandas-index.csv").label("y")))).containsExactly("column_0");
  }

  @Test
  void theLastColumnIsTheLabel() throws IOException {
    Table ionosphere = read("04-ionosphere-g-b.data");
    assertThatThrownBy(() -> split(ionosphere.labelLast())).hasMessageContaining("positive=");
    assertThat(split(ionosphere.labelLast().positive("g")).rows().training().rows()).isEqualTo(59);
    TableSplit adult = split(read("24-adult.data").labelLast().positive(">50K"));
    assertThat(adult.coding().encoding().label().negative()).isEqualTo("<=50K");
    assertThat(adult.coding().encoding().inputs()).contains("column_1");
  }

  @Test
  void holesAreFilledAndTold() throws IOException {
    for (String file : List.of("06a-empty-cell.csv", "06b-NA.csv")) {
      TableSplit split = split(read(file).label("y"));
      assertThat(split.coding().encoding().features())
          .as(file)
          .containsExactly("a", "b", "b missing");
      assertThat(split.coding().columns().get(1).words().orElseThrow())
          .as(file)
          .contains("1 missing");
    }
  }

  @Test
  void otherEncodingsAreSaid() throws IOException {
    assertThatThrownBy(() -> read("07d-utf16.csv")).hasMessageContaining("encoding=UTF-16");
    assertThat(
            read("07d-utf16.csv", TableFormat.auto().withEncoding(StandardCharsets.UTF_16)).rows())
        .isEqualTo(20);
    assertThatThrownBy(() -> read("07e-latin1-header.csv")).hasMessageContaining("line 1");
    TableFormat latin = TableFormat.auto().withEncoding(StandardCharsets.ISO_8859_1);
    assertThat(read("07e-latin1-header.csv", latin).names())
        .containsExactly("gr\u00f6\u00dfe", "alter", "y");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    assertThatThrownBy(() -> read("09d-dup-header.csv"))
        .hasMessageContaining("\"b\" in columns 2 and 3");
    assertThatThrownBy(() -> read("25e-nul-bytes.csv")).hasMessageContaining("line 3, character 4");
    assertThatThrownBy(() -> read("34b-bad-quote-line-302.csv")).hasMessageContaining("line 302:");
    assertThatThrownBy(() -> split(read("h11-higgs-all-background.csv").label(0)))
        .hasMessageContaining("nothing to learn");
  }

  @Test
  void commasOfDecimalsAreRead() throws IOException {
    NumberCells cells = (NumberCells) read("10d-decimal-comma.csv").cells(0);
    assertThat(IntStream.range(0, 2).mapToDouble(cells::at)).containsExactly(1.5, 0.5);
  }

  @Test
  void unitsAreNoNumbers() throws IOException {
    assertThat(read("10e-units.csv").cells(0)).isInstanceOf(TextCells.class);
  }

  @Test
  void aHeaderOfNumbersIsSaid() throws IOException {
    TableFormat header = TableFormat.auto().withHeader(Header.YES);
    assertThat(read("12-numeric-header.csv", header).rows()).isEqualTo(200);
    assertThat(read("12-numeric-header.csv", header).label("3")).isNotNull();
  }

  @Test
  void aConstantColumnIsLeftOut() throws IOException {
    assertThat(leftOut(split(read("13-constant-train.csv").label("y")))).containsExactly("flag");
  }

  @Test
  void unitsOfMeasureMakeNoDifference() throws IOException {
    float[] metres = split(read("14-si-units-nano.csv").label("y")).rows().training().features();
    float[] nano = split(read("14b-same-in-nm.csv").label("y")).rows().training().features();
    for (int i = 0; i < nano.length; i++) {
      assertThat(metres[i]).isCloseTo(nano[i], Offset.offset(1e-4f));
    }
  }

  @Test
  void valuesFarOutAreWarnedOf() throws IOException {
    TableSplit split = split(read("15-fill-value.csv").label("y"));
    assertThat(split.coding().columns().get(1).remarks())
        .anySatisfy(remark -> assertThat(remark).contains("so far from the others"));
    assertThat(split.coding().columns().get(1).values()).contains("9.96921E36");
  }

  @Test
  void millisecondsStayDistinct() throws IOException {
    TableSplit split = split(read("16-epoch-ms.csv").label("y"));
    float[] features = split.rows().training().features();
    int width = split.coding().encoding().features().size();
    long distinct =
        IntStream.range(0, features.length / width)
            .mapToObj(row -> features[row * width])
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(299);
  }

  @Test
  void aTableWithoutHeaderTakesItsLabelByPlace() throws IOException {
    Table susy = read("21-susy.csv");
    assertThat(susy.hasHeader()).isFalse();
    assertThat(split(susy.label(0)).coding().encoding().features()).hasSize(18);
  }
}

package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.table.TableFormat.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static Table table(String text) throws IOException {
    return Table.parse("t", text, TableFormat.auto());
  }

  @Test
  void findsSeparatorHeaderAndDecimalComma() throws IOException {
    assertThat(table("a;b;y\n1,5;2,25;0\n0,5;3,75;1\n").names()).containsExactly("a", "b", "y");
    Dataset rows = training("a;b;y\n1,5;2,25;0\n0,5;3,75;1\n1,5;2,25;0\n0,5;3,75;1\n");
    assertThat(rows.features()).containsExactly(1, -1, -1, 1);
    assertThat(table("a\tb\ty\n1\t2\t0\n").names()).containsExactly("a", "b", "y");
    assertThat(table("1,2,0\n3,4,1\n").names()).containsExactly("column_0", "column_1", "column_2");
    assertThat(table("1,2,0\n3,4,1\n").rows()).isEqualTo(2);
  }

  private static Dataset training(String text) throws IOException {
    return table(text).labelLast().split(SplitRule.first(2)).rows().training();
  }

  @Test
  void aCellThatCannotBeOfItsColumnMakesAHeader() throws IOException {
    String texts = "Class,Sex\n1st,Male\n2nd,Male\n1st,Female\n2nd,Female\n";
    assertThat(table(texts).names()).containsExactly("Class", "Sex");
    assertThat(table("1st,Male\n2nd,Male\n1st,Female\n2nd,Female\n").hasHeader()).isFalse();
    assertThat(table("0,1,2\n0.5,0.6,1\n0.7,0.8,0\n").hasHeader()).isFalse();
    TableFormat said = TableFormat.auto().withHeader(Header.YES);
    assertThat(Table.parse("t", "0,1,2\n0.5,0.6,1\n0.7,0.8,0\n", said).names())
        .containsExactly("0", "1", "2");
  }

  @Test
  void blankLinesAtTheEndAreNoRows() throws IOException {
    assertThat(table("a,b,y\r\n1,2,0\r\n3,4,1\r\n,,\r\n,,\r\n\r\n").rows()).isEqualTo(2);
    assertThatThrownBy(() -> table("a,b,y\n1,2,0\n\n3,4,1\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("t, line 3: expected a row, found a blank line with rows behind it");
  }

  @Test
  void quotesHoldSeparatorsAndLineEnds() throws IOException {
    Table table = table("a,y\n\"x, \"\"1\"\"\n2\",0\n\"z\",1\n");
    assertThat(table.rows()).isEqualTo(2);
    assertThatThrownBy(() -> table("a,y\n\"x\n2\",0\n\"z\"1,1\n4,1\n"))
        .hasMessage(
            "t, line 4: expected a quote to be closed before the next cell, found none that is");
  }

  @Test
  void linesOfOtherLengthsAreNamed() {
    assertThatThrownBy(() -> table("a,b\n1,2\n3\n"))
        .hasMessage("t, line 3: expected 2 cells, as the first line has, found 1");
    assertThatThrownBy(() -> table("a,b,b\n1,2,3\n"))
        .hasMessage("t, header: expected distinct names, found \"b\" in columns 2 and 3");
    assertThatThrownBy(() -> table("\n\n"))
        .hasMessage("t: expected a table, found no line that is not blank");
    assertThatThrownBy(() -> table("a,1\u0000,y\n"))
        .hasMessage("t, line 1, character 4: expected text, found a NUL character");
  }

  @Test
  void bytesThatAreNotInTheEncodingAreNamed() throws IOException {
    byte[] latin = "gr\u00f6\u00dfe,y\n1,0\n2,1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> read(latin, TableFormat.auto()))
        .hasMessage(
            "t, line 1: expected UTF-8, found the byte 0xF6; say how the text is encoded, such as"
                + " encoding=ISO-8859-1");
    TableFormat said = TableFormat.auto().withEncoding(StandardCharsets.ISO_8859_1);
    assertThat(read(latin, said).names()).containsExactly("gr\u00f6\u00dfe", "y");
    byte[] wide = "a,y\n1,0\n2,1\n".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> read(wide, TableFormat.auto()))
        .hasMessage("t: expected UTF-8, found UTF-16; say encoding=UTF-16");
    TableFormat utf16 = TableFormat.auto().withEncoding(StandardCharsets.UTF_16);
    assertThat(read(wide, utf16).names()).containsExactly("a", "y");
    byte[] marked = "\uFEFFa,y\n1,0\n2,1\n".getBytes(StandardCharsets.UTF_8);
    assertThat(read(marked, TableFormat.auto()).names()).containsExactly("a", "y");
  }

  private static Table read(byte[] bytes, TableFormat format) throws IOException {
    return Table.read(new TableSource("t", () -> new ByteArrayInputStream(bytes)), format);
  }

  @Test
  void readsGzipAndZip(@TempDir Path folder) throws IOException {
    byte[] text = "a,y\n1,0\n2,1\n".getBytes(StandardCharsets.UTF_8);
    Path gzip = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(text);
    }
    assertThat(Table.read(gzip).rows()).isEqualTo(2);
    assertThat(read(zip(text, "t.csv"), TableFormat.auto()).rows()).isEqualTo(2);
    assertThatThrownBy(() -> read(zip(text, "t.csv", "u.csv"), TableFormat.auto()))
        .hasMessage("t: expected a zip with one file in it, found a second, \"u.csv\"");
    assertThatThrownBy(() -> read(zip(text), TableFormat.auto())).isInstanceOf(DataException.class);
  }

  @Test
  void readsGzipInAZipAndNamesAnEmptyZip(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rows.zip");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("a,y\n1,0\n2,1\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, zip(bytes.toByteArray(), "rows.csv.gz"));
    assertThat(Table.read(file).names()).containsExactly("a", "y");
    Files.write(file, zip(bytes.toByteArray()));
    assertThatThrownBy(() -> Table.read(file))
        .hasMessage(file + ": expected a zip with one file in it, found none");
  }

  private static byte[] zip(byte[] text, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text);
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5d", "12f ", "0x1p3", "1_000", "Infinity", "1e400", "1e", ".", "--1"})
  void whatIsNoPlainNumberIsText(String cell) throws IOException {
    Cells cells = table("a,y\n1,0\n" + cell + ",1\n3,1\n").cells(0);
    assertThat(cells).isInstanceOf(TextCells.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1,false",
    "0.123456,false",
    "8.692932128906250000e-01,false",
    "1e39,true",
    "16777217,true",
    "0.1234567,true",
    "1700000000000,true"
  })
  void float64IsForNumbersThatFloat32DoesNotTellApart(String number, boolean wide)
      throws IOException {
    NumberCells cells = (NumberCells) table("a,y\n2,0\n" + number + ",1\n0.5,1\n").cells(0);
    assertThat(cells.isWide()).isEqualTo(wide);
    double expected = Double.parseDouble(number);
    assertThat(cells.at(1)).isEqualTo(wide ? expected : (float) expected);
  }

  @Test
  void kindsAreOfTheWholeFile() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c,y\n");
    for (int row = 0; row < 40_000; row++) {
      String last = row < 39_999 ? "7" : "n/k";
      text.append(row * 0.5).append(',').append(row < 39_999 ? row * 3.25 : "n/k");
      text.append(',').append(last).append(',').append(row % 2).append('\n');
    }
    Table table = table(text.toString());
    assertThat(table.rows()).isEqualTo(40_000);
    assertThat(((NumberCells) table.cells(0)).at(39_999)).isEqualTo(19_999.5);
    assertThat(table.cells(1))
        .isInstanceOfSatisfying(
            ManyTexts.class,
            many -> {
              assertThat(many.text()).isEqualTo("n/k");
              assertThat(many.line()).isEqualTo(40_001);
            });
    assertThat(((TextCells) table.cells(2)).levels()).isEqualTo(List.of("7", "n/k"));
  }
}

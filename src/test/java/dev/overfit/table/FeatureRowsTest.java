package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureRowsTest {
  private static final List<String> XYZ = List.of("x", "y", "z");
  private static final int ROWS_AT_ONCE = 2;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          features alone             | 1,2,3;4,5,6;7,8,9
          a label first              | 0,1,2,3;1,4,5,6;0,7,8,9
          a label in words           | s,1,2,3;b,4,5,6;s,7,8,9
          a header                   | x,y,z;1,2,3;4,5,6;7,8,9
          a header in another order  | z,x,y;3,1,2;6,4,5;9,7,8
          a header with more columns | id, z,label,y,x;a,3,0,2,1;b,6,1,5,4;c,9,0,8,7
          an index without a name    | ,x,y,z;0,1,2,3;1,4,5,6;2,7,8,9
          quotes and exponents       | "1",2e0,3;4.0,"5",6;7,0.8E1,9
          """)
  void theFirstLineTellsTheLayout(String name, String lines) throws IOException {
    Path file = file("rows.csv", lines);
    assertThat(read(file, XYZ, true)).containsExactly(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
  }

  @Test
  void whereNamesAreMadeUpAHeaderIsSkippedAndPlacesCount() throws IOException {
    List<String> madeUp = Dataset.unnamed(3);
    assertThat(read(file("a.csv", "p,q,r;1,2,3"), madeUp, false)).containsExactly(1f, 2f, 3f);
    assertThat(read(file("b.csv", "l,p,q,r;0,1,2,3"), madeUp, false)).containsExactly(1f, 2f, 3f);
  }

  @Test
  void aHeaderAloneIsNoRow() throws IOException {
    assertThat(read(file("rows.csv", "x,y,z"), XYZ, true)).isEmpty();
  }

  @Test
  void gzipIsInflated() throws IOException {
    Path file = folder.resolve("rows.csv.gz");
    Files.write(file, gzip("x,y,z\n1,2,3\n"));
    assertThat(read(file, XYZ, true)).containsExactly(1f, 2f, 3f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2,3;4,5             | line 2: expected 3 cells, as the first line has, found 2
          1,2,3;;7,8,9          | line 2: expected a row, found a blank line with rows behind it
          x,y,z;1,2,3;4,5,6,7   | line 3: expected 3 cells, as the first line has, found 4
          1,2                   | line 1: expected 3 columns, the features, or 4, a label before them, found 2
          1,2,3,4,5             | line 1: expected 3 columns, the features, or 4, a label before them, found 5
          1,b,3                 | line 1, column y: expected a finite number within float32, received "b"
          1,2,3;4,5,            | line 2, column z: expected a finite number within float32, received ""
          0,1,2,3;1,4,NaN,6     | line 2, column y: expected a finite number within float32, received "NaN"
          z,y,x;1,2,1e40        | line 2, column x: expected a finite number within float32, received "1e40"
          x,y,w;1,2,3           | header: expected a column for each feature, found none for z
          a,b,c;1,2,3           | header: expected a column for each feature, found none for x, y, z
          x,y,z,x;1,2,3,4       | header: expected one column x, found several
          """)
  void whatCannotBeReadNamesFileRowAndColumn(String lines, String message) throws IOException {
    Path file = file("rows.csv", lines);
    String between = message.startsWith("line") || message.startsWith("header") ? ", " : ": ";
    assertThatThrownBy(() -> read(file, XYZ, true))
        .isInstanceOf(DataException.class)
        .hasMessage(file + between + message);
  }

  @Test
  void missingEmptyAndDamagedFilesAreRefused() throws IOException {
    Path missing = folder.resolve("nowhere.csv");
    assertThatThrownBy(() -> read(missing, XYZ, true))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file");
    Path empty = file("empty.csv", "");
    assertThatThrownBy(() -> read(empty, XYZ, true))
        .hasMessage(empty + ": expected at least 1 row, found an empty file");
    Path cut = folder.resolve("cut.csv.gz");
    byte[] whole = gzip("x,y,z\n" + "1,2,3\n".repeat(10_000));
    Files.write(cut, Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> read(cut, XYZ, true))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(".*cut\\.csv\\.gz, line [\\d,]+: cut off inside the gzip stream");
  }

  @Test
  void theLineIsToldWhereTheFileIsCutOff() throws IOException {
    Path cut = folder.resolve("cut.csv.gz");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    GZIPOutputStream zipped = new GZIPOutputStream(bytes, 512, true);
    zipped.write("x,y,z\n1,2,3\n4,5,6\n".getBytes(StandardCharsets.UTF_8));
    zipped.flush(); // what follows is cut off
    Files.write(cut, bytes.toByteArray());
    assertThatThrownBy(() -> read(cut, XYZ, true))
        .hasMessage(cut + ", line 4: cut off inside the gzip stream");
  }

  @Test
  void blocksAreFullButForTheLast() throws IOException {
    Path file =
        file("rows.csv", IntStream.range(0, 1000).mapToObj(i -> i + ",0,0").collect(joined()));
    try (FeatureRows rows = open(file, XYZ, true)) {
      assertThat(rows.next(999).features()).hasSize(3 * 999);
      assertThat(rows.next(999).features()).containsExactly(999, 0, 0);
      assertThat(rows.next(999).features()).isEmpty();
      assertThat(rows.rows()).isEqualTo(1000);
    }
  }

  @Test
  void nothingIsLeftRunningWhereItIsClosedEarly() throws IOException {
    Path file =
        file("rows.csv", IntStream.range(0, 50_000).mapToObj(i -> "1,2,3").collect(joined()));
    FeatureRows rows = open(file, XYZ, true);
    rows.next(1);
    rows.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("overfit-table");
  }

  @Test
  void aFileThatIsCutAnywhereReadsAsIfItWereWhole() throws IOException {
    List<String> lines = List.of("w;x;z;y", "a;1;3;2,5", "b;4;6;5", ";7;9;8,0", "d;1;2;3");
    Path file = Files.write(folder.resolve("rows.csv"), lines);
    TableStart start = start(file);
    assertThat(start.names()).containsExactly("w", "x", "z", "y");
    for (int cut = 0; cut <= lines.size(); cut++) {
      List<Float> features = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      readPart(start, lines.subList(0, cut), true, features, cells);
      readPart(start, lines.subList(cut, lines.size()), cut == 0, features, cells);
      assertThat(features).containsExactly(1f, 2.5f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 1f, 3f, 2f);
      assertThat(cells).isEqualTo(lines.subList(1, 5));
    }
  }

  private static TableStart start(Path file) throws IOException {
    try (FeatureRows rows = open(file, XYZ, true)) {
      rows.next(1);
      return rows.start();
    }
  }

  private static void readPart(
      TableStart start,
      List<String> lines,
      boolean begins,
      List<Float> features,
      List<String> cells)
      throws IOException {
    TableSource part = TableSource.of("part", String.join("\n", lines));
    try (FeatureRows rows =
        FeatureRows.openPart(
            part, start, begins, ModelInputs.ofFeatures(XYZ, true), SaidColumns.NONE)) {
      FeatureRows.Block block = rows.next(10);
      for (float value : block.features()) {
        features.add(value);
      }
      block.cells().forEach(row -> cells.add(String.join(";", row)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x,y,z;1,2,3   | false | 4,5,6;7,8   | line 2: expected 3 cells, as the first line has, found 2
          1,2,3         | false | 0,4,5,6     | line 1: expected 3 cells, as the first line has, found 4
          x,y,z;1,2,3   | true  | z,y,x;1,2,3 | line 1: expected the header of the first file, found "z,y,x"
          x,y,z;1,2,3   | true  | 1,2,3       | line 1: expected the header of the first file, found "1,2,3"
          1,2,3         | true  | x,y,z;1,2,3 | line 1: expected a row, as in the first file, found "x,y,z"
          """)
  void partsThatLieOtherwiseAreRefused(String first, boolean begins, String part, String message)
      throws IOException {
    TableStart start = start(file("first.csv", first));
    List<String> lines = List.of(part.split(";"));
    assertThatThrownBy(() -> readPart(start, lines, begins, new ArrayList<>(), new ArrayList<>()))
        .isInstanceOf(DataException.class)
        .hasMessage("part, " + message);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(";");
  }

  private Path file(String name, String lines) throws IOException {
    return Files.writeString(
        folder.resolve(name), lines.isEmpty() ? "" : lines.replace(';', '\n') + "\n");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static FeatureRows open(Path file, List<String> features, boolean byName)
      throws IOException {
    return FeatureRows.open(
        TableSource.of(file),
        TableFormat.auto(),
        ModelInputs.ofFeatures(features, byName),
        SaidColumns.NONE);
  }

  private static List<Float> read(Path file, List<String> features, boolean byName)
      throws IOException {
    List<Float> all = new ArrayList<>();
    try (FeatureRows rows = open(file, features, byName)) {
      for (float[] block = rows.next(ROWS_AT_ONCE).features();
          block.length > 0;
          block = rows.next(ROWS_AT_ONCE).features()) {
        for (float value : block) {
          all.add(value);
        }
      }
    }
    return all;
  }
}

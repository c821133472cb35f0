package dev.overfit.data.csv;

import static dev.overfit.data.csv.CsvFile.ALL_ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that every bad file ends in one line that says where and what is wrong. */
class CsvFileErrorsTest {
  private static final CsvLayout TWO_FEATURES =
      CsvLayout.withoutHeader(new LabelColumn.At(0)).withFeatures(List.of("x", "y"));
  private static final CsvLayout HEADER = CsvLayout.withHeader(new LabelColumn.Named("label"));

  private static AbstractThrowableAssert<?, ?> assertBad(Path file, CsvLayout layout, int rows) {
    return assertThatThrownBy(() -> CsvFile.read(file, layout, rows, RowProgress.NONE))
        .isInstanceOf(DataException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  private static void assertBad(Path folder, String text, CsvLayout layout, String message)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    assertBad(file, layout, ALL_ROWS).hasMessage(file + message);
  }

  @Test
  void aMissingFile(@TempDir Path folder) {
    Path file = folder.resolve("HIGGS.csv.gz");
    assertBad(file, CsvLayout.uci(), 1).hasMessage(file + ": no such file");
  }

  @Test
  void aFolder(@TempDir Path folder) {
    assertBad(folder, CsvLayout.uci(), 1)
        .hasMessage(folder + ": expected a .csv or .csv.gz file, found a folder");
  }

  @Test
  void anUnreadableFile(@TempDir Path folder) throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "permissions cannot be taken away on this file system");
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertBad(file, CsvLayout.uci(), 1).hasMessage(file + ": cannot be read: permission denied");
  }

  @Test
  void aRefusalBySystemIsSaidAsSuch() {
    assertThat(CsvFile.reason(new AccessDeniedException("a.csv")))
        .isEqualTo("cannot be read: permission denied");
  }

  @Test
  void aFileNamedGzThatIsNone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv.gz"), FormulaCsv.csv(1));
    assertBad(file, CsvLayout.uci(), 1)
        .hasMessage(file + ": expected gzip, as the name ends in .gz, found other content");
  }

  @Test
  void anEmptyFile(@TempDir Path folder) throws IOException {
    assertBad(folder, "", CsvLayout.uci(), ": expected at least 1 row, found an empty file");
    assertBad(folder, "", HEADER, ": expected a header line, found an empty file");
    Path gzip = Files.write(folder.resolve("a.csv.gz"), new byte[0]);
    assertBad(gzip, CsvLayout.uci(), 1).hasMessageContaining("expected gzip");
  }

  @Test
  void gzipCutOffInItsHeader(@TempDir Path folder) throws IOException {
    byte[] start = Arrays.copyOf(FormulaCsv.gzip(FormulaCsv.csv(1)), 5);
    Path file = Files.write(folder.resolve("a.csv.gz"), start);
    assertBad(file, CsvLayout.uci(), 1).hasMessage(file + ": cut off inside the gzip header");
  }

  @Test
  void gzipCutOffInItsStream(@TempDir Path folder) throws IOException {
    byte[] whole = FormulaCsv.gzip(FormulaCsv.csv(2_000));
    Path file = folder.resolve("a.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertBad(file, CsvLayout.uci(), 2_000)
        .hasMessageStartingWith(file + ", after row ")
        .hasMessageEndingWith(": cut off inside the gzip stream");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, ALL_ROWS})
  void gzipWithAWrongChecksum(int rows, @TempDir Path folder) throws IOException {
    byte[] bytes = FormulaCsv.gzip(FormulaCsv.csv(300));
    bytes[bytes.length - 8] ^= 1;
    Path file = Files.write(folder.resolve("a.csv.gz"), bytes);
    assertBad(file, CsvLayout.uci(), rows)
        .hasMessage(
            file + ", after row 300: damaged gzip stream: its content does not fit its checksum");
  }

  /** The file is as long as its rows, so only its trailer is missing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void gzipCutOffInItsTrailer(int missing, @TempDir Path folder) throws IOException {
    byte[] whole = FormulaCsv.gzip(FormulaCsv.csv(300));
    Path file = folder.resolve("a.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - missing));
    for (int rows : new int[] {300, ALL_ROWS}) {
      assertBad(file, CsvLayout.uci(), rows)
          .hasMessage(file + ", after row 300: cut off inside the gzip stream");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 12, 20, 40})
  void gzipCutOffBehindItsLastRow(int missing, @TempDir Path folder) throws IOException {
    byte[] whole = FormulaCsv.gzip(FormulaCsv.csv(300));
    Path file = folder.resolve("a.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - missing));
    assertBad(file, CsvLayout.uci(), 300).hasMessageEndingWith(": cut off inside the gzip stream");
  }

  /** A quoted cell goes through the reader's other path. */
  @Test
  void gzipOfQuotedRowsCutOffInItsTrailer(@TempDir Path folder) throws IOException {
    byte[] whole = FormulaCsv.gzip("0,1,\"2\"\n1,3,4\n");
    Path file = folder.resolve("a.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 4));
    assertBad(file, TWO_FEATURES, 2)
        .hasMessage(file + ", after row 2: cut off inside the gzip stream");
    assertThat(CsvFile.read(file, TWO_FEATURES, 1, RowProgress.NONE).dataset().rows()).isOne();
  }

  @Test
  void otherDataBehindTheGzip(@TempDir Path folder) throws IOException {
    byte[] gzip = FormulaCsv.gzip("0,1,2\n1,3,4\n");
    Path file = Files.write(folder.resolve("a.csv.gz"), gzip);
    Files.writeString(file, "0,5,6\n", StandardOpenOption.APPEND);
    for (int rows : new int[] {2, ALL_ROWS}) {
      assertBad(file, TWO_FEATURES, rows)
          .hasMessage(
              file
                  + ", after row 2: damaged gzip stream: found data behind its end that is no"
                  + " gzip");
    }
  }

  @Test
  void tooFewRows(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(1_500));
    assertBad(file, CsvLayout.uci(), 11_000)
        .hasMessage(file + ": expected 11,000 rows, found 1,500");
  }

  @Test
  void aHeaderWithoutRows(@TempDir Path folder) throws IOException {
    assertBad(folder, "label,x\n", HEADER, ": expected at least 1 row, found 0");
  }

  @Test
  void aColumnTooFewOrTooMany(@TempDir Path folder) throws IOException {
    String good = FormulaCsv.csv(1_203);
    String few = good + FormulaCsv.line(0).replaceFirst(",[^,]*$", "") + "\n";
    assertBad(folder, few, CsvLayout.uci(), ", row 1,204: expected 29 columns, found 28");
    String many = good + FormulaCsv.line(0) + ",1\n";
    assertBad(folder, many, CsvLayout.uci(), ", row 1,204: expected 29 columns, found 30");
  }

  @Test
  void rowsOfAnotherWidthThanTheFirst(@TempDir Path folder) throws IOException {
    CsvLayout any = CsvLayout.withoutHeader(new LabelColumn.At(0));
    assertBad(folder, "1,2,3\n1,2\n", any, ", row 2: expected 3 columns, found 2");
    assertBad(folder, "1\n", any, ", row 1: expected a label and at least 1 feature, found 1");
  }

  @Test
  void anEmptyLine(@TempDir Path folder) throws IOException {
    String message = ", row 2: expected 3 columns, found an empty line";
    assertBad(folder, "1,2,3\n\n1,2,3\n", TWO_FEATURES, message);
    assertBad(folder, "1,2,3\n\n\n1,2,3\n\n", TWO_FEATURES, message);
  }

  @Test
  void aCarriageReturnEndsALineAlsoBehindPlainOnes(@TempDir Path folder) throws IOException {
    String cut = ", row 2: expected 3 columns, found 2";
    assertBad(folder, "1,2,3\n1,2\r,3\n", TWO_FEATURES, cut);
    String empty = ", row 3: expected 3 columns, found an empty line";
    assertBad(folder, "1,2,3\n1,2,3\r\r\n1,2,3\n", TWO_FEATURES, empty);
  }

  @Test
  void rowsAreCountedBehindTheHeader(@TempDir Path folder) throws IOException {
    assertBad(folder, "label,x\n1,2\n1\n", HEADER, ", row 2: expected 2 columns, found 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "0.5", "", "yes", "NaN", "true", "1f"})
  void aLabelThatIsNeitherZeroNorOne(String label, @TempDir Path folder) throws IOException {
    String text = "0,1,2\n" + label + ",1,2\n";
    assertBad(
        folder,
        text,
        TWO_FEATURES,
        ", row 2, column label: expected label 0 or 1, received \"" + label + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "",
        " ",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e39",
        "-3.5e38",
        "5d",
        "1f",
        "0x1p3",
        "-0x1p3",
        "1e",
        "--1",
        "1 2",
        "\u0663"
      })
  void aCellThatIsNoFiniteNumber(String cell, @TempDir Path folder) throws IOException {
    String text = "0,1,2\n1,7," + cell + "\n";
    assertBad(
        folder,
        text,
        TWO_FEATURES,
        ", row 2, column y: expected a finite number within float32, received \"" + cell + "\"");
  }

  @Test
  void aLongOrBrokenCellIsShownShortAndOnOneLine(@TempDir Path folder) throws IOException {
    String text = "0,1,\"a\nb\t" + "c".repeat(100) + "\"\n";
    assertBad(
        folder,
        text,
        TWO_FEATURES,
        ", row 1, column y: expected a finite number within float32, received \"a?b?"
            + "c".repeat(36)
            + "…\" (104 characters)");
  }

  @Test
  void theLargestFloatIsStillANumber(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "0,3.4028235e38,-3.4028235e38\n");
    float[] features = CsvFile.read(file, TWO_FEATURES, 1, RowProgress.NONE).dataset().features();
    assertThat(features).containsExactly(Float.MAX_VALUE, -Float.MAX_VALUE);
  }

  @Test
  void aHeaderThatDoesNotFit(@TempDir Path folder) throws IOException {
    assertBad(
        folder,
        "y,x\n",
        HEADER,
        ", header: expected a column \"label\" (the label), found \"y, x\"");
    assertBad(
        folder, "label,x,x\n", HEADER, ", header: expected distinct names, found \"label, x, x\"");
    assertBad(folder, "label,,x\n", HEADER, ", header: column 2 has no name");
    assertBad(
        folder,
        "label,x\n",
        HEADER.withFeatures(List.of("z")),
        ", header: expected features [z], found \"x\"");
    assertBad(
        folder, "label,x\n", HEADER.withFeatureCount(2), ", header: expected 3 columns, found 2");
    assertBad(
        folder,
        "a,b\n",
        CsvLayout.withHeader(new LabelColumn.At(2)),
        ", header: expected the label in column 3, found \"a, b\"");
  }

  @Test
  void aQuoteThatIsNeverClosed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "0,1,2\n1,\"2,3\n");
    assertBad(file, TWO_FEATURES, 2).hasMessageStartingWith(file + ", after row 1: cannot be read");
  }

  @Test
  void aLineOf65536CharactersIsReadAndAMuchLongerOneIsNot(@TempDir Path folder) throws IOException {
    String blanks = " ".repeat((1 << 16) - "1,2,3\n".length());
    Path file = Files.writeString(folder.resolve("a.csv"), "1,2," + blanks + "3\n");
    assertThat(CsvFile.read(file, TWO_FEATURES, 1, RowProgress.NONE).dataset().rows()).isOne();
    assertBad(
        folder,
        "1,2,3\n1,2," + " ".repeat(1 << 18) + "3\n",
        TWO_FEATURES,
        ", after row 1: expected a line of at most 65,536 characters, found a longer one");
  }

  @ParameterizedTest
  @CsvSource({"'',0", "'\"','\n'"})
  void aGzipBombWithoutLineEndsIsStopped(String start, char filling) throws IOException {
    byte[] filled = new byte[1 << 20];
    Arrays.fill(filled, (byte) filling);
    byte[] member = FormulaCsv.gzip(filled);
    InputStream bytes = withoutEnd(FormulaCsv.gzip("1,2,3\n1," + start), member);
    RowReader.Source bomb = new RowReader.Source("bomb", "bomb.csv.gz", bytes, false);
    RowRequest request = new RowRequest(TWO_FEATURES, 10, RowProgress.NONE);
    assertThatThrownBy(() -> RowReader.read(bomb, request, RecordSink.NONE))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "bomb, after row 1: expected a line of at most 65,536 characters, found a longer one");
  }

  /** Returns some bytes followed by others again and again. */
  private static InputStream withoutEnd(byte[] first, byte[] again) {
    return new InputStream() {
      private InputStream part = new ByteArrayInputStream(first);

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (part.available() == 0) {
          part = new ByteArrayInputStream(again);
        }
        return part.read(target, offset, length);
      }
    };
  }

  @Test
  void moreRowsThanAnArrayHolds(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(1));
    assertBad(file, CsvLayout.uci(), 100_000_000)
        .hasMessage(file + ": expected at most 76,695,844 rows of 28 features, asked for more");
  }

  @Test
  void askingForFarMoreRowsThanThereAreTakesNoMemoryForThem(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(1));
    assertBad(file, CsvLayout.uci(), 70_000_000) // 7.8 GB; these tests run in 1 GB
        .hasMessage(file + ": expected 70,000,000 rows, found 1");
  }
}

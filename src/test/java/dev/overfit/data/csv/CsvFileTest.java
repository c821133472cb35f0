package dev.overfit.data.csv;

import static dev.overfit.data.csv.CsvFile.ALL_ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowDigest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  private static LoadedData read(Path file, CsvLayout layout, int rows) throws IOException {
    return CsvFile.read(file, layout, rows, RowProgress.NONE);
  }

  private static void assertFormula(Dataset dataset, int rows) {
    Dataset expected = FormulaCsv.dataset(rows);
    assertThat(dataset.columns()).isEqualTo(Higgs.COLUMNS);
    assertThat(dataset.labels()).isEqualTo(expected.labels());
    assertThat(dataset.features()).isEqualTo(expected.features());
  }

  @Test
  void plainAndGzippedRowsAreTheSame(@TempDir Path folder) throws IOException {
    Path plain = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(700));
    Path gzip = Files.write(folder.resolve("a.csv.gz"), FormulaCsv.gzip(FormulaCsv.csv(700)));

    LoadedData fromPlain = read(plain, CsvLayout.uci(), 700);
    LoadedData fromGzip = read(gzip, CsvLayout.uci(), 700);

    assertFormula(fromPlain.dataset(), 700);
    assertFormula(fromGzip.dataset(), 700);
    assertThat(fromGzip.origin())
        .isEqualTo(
            new DataOrigin(
                "a.csv.gz",
                gzip.toString(),
                false,
                RowDigest.sha256(FormulaCsv.dataset(700)),
                700));
    assertThat(fromPlain.origin().sha256()).isEqualTo(fromGzip.origin().sha256());
  }

  @Test
  void gzipIsToldByItsContentWhereTheNameDoesNotSay(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("rows"), FormulaCsv.gzip(FormulaCsv.csv(3)));
    assertFormula(read(file, CsvLayout.uci(), 3).dataset(), 3);
  }

  @Test
  void gzipMembersFollowOneAnother(@TempDir Path folder) throws IOException {
    byte[] first = FormulaCsv.gzip(FormulaCsv.line(0) + "\n");
    byte[] second = FormulaCsv.gzip(FormulaCsv.line(1) + "\n");
    Path file = Files.write(folder.resolve("a.csv.gz"), first);
    Files.write(file, second, StandardOpenOption.APPEND);
    assertFormula(read(file, CsvLayout.uci(), ALL_ROWS).dataset(), 2);
  }

  @Test
  void zerosBehindGzipArePadding(@TempDir Path folder) throws IOException {
    byte[] gzip = FormulaCsv.gzip(FormulaCsv.csv(3));
    Path file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(gzip, gzip.length + 512));
    assertFormula(read(file, CsvLayout.uci(), 3).dataset(), 3);
    assertFormula(read(file, CsvLayout.uci(), ALL_ROWS).dataset(), 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 150, 299, 300})
  void rowsBeforeAndBehindAQuotedOneAreRead(int quoted, @TempDir Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 300; row++) {
      String line = FormulaCsv.line(row);
      text.append(row == quoted - 1 ? '"' + line.replace(",", "\",\"") + '"' : line).append('\n');
    }
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    assertFormula(read(file, CsvLayout.uci(), 300).dataset(), 300);
  }

  @Test
  void anErrorBehindPlainRowsNamesItsRow(@TempDir Path folder) throws IOException {
    String text = FormulaCsv.csv(2_000) + FormulaCsv.line(0).replaceFirst(",[^,]*", ",x") + "\n";
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    assertThatThrownBy(() -> read(file, CsvLayout.uci(), ALL_ROWS))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("row 2,001, column lepton_pT");
  }

  @Test
  void allRowsAreReadWhereNobodyKnowsHowMany(@TempDir Path folder) throws IOException {
    // 5,000 x 28 numbers fill two chunks of 65,536 and part of a third
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(5_000));
    assertFormula(read(file, CsvLayout.uci(), ALL_ROWS).dataset(), 5_000);
  }

  @Test
  void rowsBehindThoseAskedForAreNotRead(@TempDir Path folder) throws IOException {
    String text = FormulaCsv.csv(10) + "no row\n\n1,2,3\n";
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    assertFormula(read(file, CsvLayout.uci(), 10).dataset(), 10);
  }

  @Test
  void aFileCutOffBehindTheRowsAskedForServes(@TempDir Path folder) throws IOException {
    byte[] whole = FormulaCsv.gzip(FormulaCsv.csv(4_000));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Path file = Files.write(folder.resolve("a.csv.gz"), half);
    assertFormula(read(file, CsvLayout.uci(), 1_000).dataset(), 1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInAnyOfTheUsualWays(String end, @TempDir Path folder) throws IOException {
    String text = FormulaCsv.csv(300).replace("\n", end);
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    assertFormula(read(file, CsvLayout.uci(), ALL_ROWS).dataset(), 300);
  }

  @Test
  void theLastLineNeedsNoEndAndTheFirstMayHaveAByteOrderMark(@TempDir Path folder)
      throws IOException {
    String text = "\uFEFF" + FormulaCsv.csv(3).stripTrailing();
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    assertFormula(read(file, CsvLayout.uci(), ALL_ROWS).dataset(), 3);
  }

  @Test
  void aHeaderNamesFeaturesAndLabel(@TempDir Path folder) throws IOException {
    String text = "\"größe\", churned ,age\n1.5,1,30\n2.5,0,\"40\"\n";
    Path file = Files.writeString(folder.resolve("a.csv"), text, StandardCharsets.UTF_8);
    Dataset dataset =
        read(file, CsvLayout.withHeader(new LabelColumn.Named("churned")), 2).dataset();
    assertThat(dataset.columns()).containsExactly("größe", "age");
    assertThat(dataset.features()).containsExactly(1.5f, 30f, 2.5f, 40f);
    assertThat(dataset.labels()).containsExactly(1f, 0f);
  }

  @Test
  void theLabelMayBeTheLastColumnAndFeaturesNameless(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "7,8,1\n9,10,-0.0\n");
    Dataset dataset =
        read(file, CsvLayout.withoutHeader(new LabelColumn.Last()), ALL_ROWS).dataset();
    assertThat(dataset.columns()).containsExactly("feature_0", "feature_1");
    assertThat(dataset.features()).containsExactly(7f, 8f, 9f, 10f);
    assertThat(dataset.labels()).containsExactly(1f, 0f); // 0.0, not -0.0
  }

  @Test
  void numbersAreRoundedOnceToTheNearestFloat(@TempDir Path folder) throws IOException {
    // 1 + 2^-24 + 2^-60 is above the middle of 1 and 1 + 2^-23; rounding to double first loses that
    String cell = "1.000000059604644775390625867361737988403547205962240695953369140625";
    Path file = Files.writeString(folder.resolve("a.csv"), "1," + cell + ",1e-46,-1E-45\n");
    Dataset dataset = read(file, CsvLayout.withoutHeader(new LabelColumn.At(0)), 1).dataset();
    assertThat(dataset.features()).containsExactly(Math.nextUp(1f), 0f, -Float.MIN_VALUE);
  }

  @Test
  void progressComesOnTheCallersThreadAndEndsWithAllRows(@TempDir Path folder) throws IOException {
    byte[] bytes = FormulaCsv.gzip(FormulaCsv.csv(1_000));
    Path file = Files.write(folder.resolve("a.csv.gz"), bytes);
    List<Integer> rows = new ArrayList<>();
    List<Long> read = new ArrayList<>();
    Thread caller = Thread.currentThread();
    CsvFile.read(
        file,
        CsvLayout.uci(),
        1_000,
        (so, asked, count) -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          assertThat(asked).isEqualTo(1_000);
          rows.add(so);
          read.add(count);
        });
    assertThat(rows).isSorted().hasSizeGreaterThan(2).endsWith(1_000);
    assertThat(read).isSorted().endsWith((long) bytes.length);
  }

  @Test
  void anInterruptEndsReadingAndStaysSet(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(3_000));
    assertThatThrownBy(
            () ->
                CsvFile.read(
                    file,
                    CsvLayout.uci(),
                    3_000,
                    (rows, asked, bytes) -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(readers()).isEmpty();
  }

  @Test
  void anInterruptBeforehandEndsItToo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(30));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> read(file, CsvLayout.uci(), 30))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void noThreadIsLeftOverAfterRowsOrAnException(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), FormulaCsv.csv(3_000));
    read(file, CsvLayout.uci(), 10);
    assertThat(readers()).isEmpty();
    assertThatThrownBy(() -> read(file, CsvLayout.uci().withFeatures(List.of("one")), 10))
        .isInstanceOf(DataException.class);
    assertThat(readers()).isEmpty();
    IllegalStateException listenerFails = new IllegalStateException("listener");
    assertThatThrownBy(
            () ->
                CsvFile.read(
                    file,
                    CsvLayout.uci(),
                    3_000,
                    (rows, asked, bytes) -> {
                      throw listenerFails;
                    }))
        .isSameAs(listenerFails);
    assertThat(readers()).isEmpty();
  }

  private static List<String> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("overfit-"))
        .toList();
  }

  @Test
  void fewerRowsThanOneAreRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> read(folder.resolve("a.csv"), CsvLayout.uci(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: expected at least 1, received 0");
  }
}

package dev.overfit.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.data.Dataset;
import dev.overfit.data.RowCount;
import dev.overfit.data.RowDigest;
import dev.overfit.data.RowSink;
import dev.overfit.data.csv.DigestedRows;
import dev.overfit.data.csv.FormulaCsv;
import dev.overfit.data.csv.RowProgress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCacheTest {
  private static final Dataset ROWS = FormulaCsv.dataset(5_000); // more than one block
  private static final RowKey KEY = key("1");

  @TempDir Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> remarks = new ArrayList<>();

  private static RowKey key(String state) {
    return RowKey.of("rows.csv.gz", "formula", state, RowCount.exactly(5_000));
  }

  @Test
  void rowsComeBackAsTheyWereWithoutAskingTheirSourceAgain() throws IOException {
    assertRows(read(KEY));
    assertRows(read(KEY));
    assertThat(asked).hasValue(1);
    assertThat(remarks).isEmpty();
  }

  @Test
  void progressIsToldToTheLastRow() throws IOException {
    read(KEY);
    List<Integer> told = new ArrayList<>();
    cache().rows(KEY, this::rows, (rows, of, bytes) -> told.add(rows), remarks::add);
    assertThat(told).containsExactly(4_096, 5_000);
  }

  /** A bit is flipped in the header, the rows, their number or the sums. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0005, 0.3, 0.9, 0.9999, 1})
  void aDamagedFileIsMadeAnew(double place) throws IOException {
    read(KEY);
    byte[] bytes = Files.readAllBytes(file());
    bytes[(int) (place * (bytes.length - 1))] ^= 1;
    Files.write(file(), bytes);
    assertRows(read(KEY));
    assertThat(asked).hasValue(2);
    assertRows(read(KEY));
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0001, 0.5, 0.9999})
  void aFileThatIsCutOffIsMadeAnew(double share) throws IOException {
    read(KEY);
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(bytes, (int) (share * bytes.length)));
    assertRows(read(KEY));
    assertThat(asked).hasValue(2);
  }

  /** The file says that it has one row more than it has. */
  @Test
  void aFileWithARowTooManyInItsCountIsMadeAnew() throws IOException {
    read(KEY);
    byte[] bytes = Files.readAllBytes(file());
    ByteBuffer.wrap(bytes).putLong(bytes.length - 72, 5_001);
    Files.write(file(), bytes);
    assertRows(read(KEY));
    assertThat(asked).hasValue(2);
  }

  @Test
  void anotherFileUnderItsNameIsMadeAnew() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(), "lepton_pT,lepton_eta\n".repeat(1_000));
    assertRows(read(KEY));
    assertThat(asked).hasValue(1);
  }

  @Test
  void rowsOfASourceThatHasChangedReplaceThoseBefore() throws IOException {
    read(KEY);
    assertRows(read(key("2")));
    assertThat(asked).hasValue(2);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void anotherLengthOrTimeOfAFileIsAnotherState() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "1\n");
    RowKey first = RowKey.ofFile(csv, RowCount.exactly(1));
    assertThat(
            RowKey.ofFile(
                folder.resolve("../" + folder.getFileName() + "/a.csv"), RowCount.exactly(1)))
        .isEqualTo(first);
    Files.setLastModifiedTime(csv, FileTime.fromMillis(1_000));
    RowKey touched = RowKey.ofFile(csv, RowCount.exactly(1));
    Files.writeString(csv, "1\n2\n");
    Files.setLastModifiedTime(csv, FileTime.fromMillis(1_000));
    RowKey longer = RowKey.ofFile(csv, RowCount.exactly(1));
    assertThat(List.of(first.text(), touched.text(), longer.text())).doesNotHaveDuplicates();
    assertThat(List.of(touched.file(), longer.file())).containsOnly(first.file());
    assertThat(RowKey.ofFile(csv, new RowCount(1, 2)).file()).isNotEqualTo(first.file());
  }

  @Test
  void whereNothingCanBeKeptThatIsSaidAndTheSourceIsNotAsked() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    assertThat(new RowCache(noFolder).rows(KEY, this::rows, RowProgress.NONE, remarks::add))
        .isEmpty();
    assertThat(asked).hasValue(0);
    assertThat(remarks)
        .singleElement()
        .asString()
        .startsWith("the rows cannot be kept for the next start");
  }

  @Test
  void aFolderThatCannotBeWrittenIntoIsNoError() throws IOException {
    Path readOnly = Files.createDirectory(folder.resolve("readOnly"));
    assumeTrue(readOnly.toFile().setWritable(false) && !Files.isWritable(readOnly));
    assertThat(new RowCache(readOnly).rows(KEY, this::rows, RowProgress.NONE, remarks::add))
        .isEmpty();
    assertThat(remarks).hasSize(1);
  }

  /** An intact file serves from a folder that nobody may write to. */
  @Test
  void rowsThatAreThereNeedNoWriting() throws IOException {
    read(KEY);
    assumeTrue(folder.toFile().setWritable(false));
    try {
      assertRows(read(KEY));
      assertThat(asked).hasValue(1);
    } finally {
      assertThat(folder.toFile().setWritable(true)).isTrue();
    }
  }

  /** No disk has room for this many rows. */
  @Test
  void aDiskWithoutRoomIsNoErrorAndSaidBeforeAnyRowIsRead() throws IOException {
    RowKey vast = RowKey.of("rows", "vast", "", RowCount.exactly(Integer.MAX_VALUE));
    List<String> columns = FormulaColumns.many();
    RowCache.Source source =
        sink -> {
          sink.begin(columns);
          throw new AssertionError("a row is read");
        };
    assertThat(cache().rows(vast, source, RowProgress.NONE, remarks::add)).isEmpty();
    assertThat(remarks).singleElement().asString().contains("MB of free disk in ", ", found ");
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  /** Enough columns to make 2^31 rows a petabyte. */
  private static final class FormulaColumns {
    static List<String> many() {
      return Dataset.unnamed(100_000);
    }
  }

  @Test
  void whatTheSourceFailsWithComesOutAndNothingIsLeft() throws IOException {
    IOException failure = new IOException("row 3: expected a number");
    RowCache.Source failing =
        sink -> {
          sink.begin(ROWS.columns());
          sink.add(1, new float[28]);
          throw failure;
        };
    assertThatThrownBy(() -> cache().rows(KEY, failing, RowProgress.NONE, remarks::add))
        .isSameAs(failure);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    assertThat(remarks).isEmpty();
    assertRows(read(KEY));
  }

  @Test
  void anInterruptEndsTheReadingAndStays() throws IOException {
    read(KEY);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> read(KEY)).isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertRows(read(KEY));
    assertThat(asked).hasValue(1);
  }

  @Test
  void rowsStayReadableWhereTheirFileIsReplacedOrRemoved() throws IOException {
    DigestedRows first = read(KEY);
    read(key("2"));
    Files.delete(file());
    assertRows(first);
  }

  @Test
  void severalAtOnceAllHaveTheirRows() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<DigestedRows>> readings = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        readings.add(() -> read(KEY));
      }
      for (Future<DigestedRows> reading : threads.invokeAll(readings)) {
        assertRows(reading.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(remarks).isEmpty();
  }

  private RowCache cache() {
    return new RowCache(folder);
  }

  private Path file() {
    return folder.resolve(KEY.file());
  }

  private DigestedRows read(RowKey key) throws IOException {
    Optional<DigestedRows> rows = cache().rows(key, this::rows, RowProgress.NONE, remarks::add);
    return rows.orElseThrow();
  }

  private void rows(RowSink sink) throws IOException {
    asked.incrementAndGet();
    sink.begin(ROWS.columns());
    for (int row = 0; row < ROWS.rows(); row++) {
      float[] features = new float[ROWS.width()];
      ROWS.read(row, 1, features);
      sink.add(ROWS.labels()[row], features);
    }
  }

  private static void assertRows(DigestedRows read) {
    assertThat(read.sha256()).isEqualTo(RowDigest.sha256(ROWS));
    assertThat(read.dataset().columns()).isEqualTo(ROWS.columns());
    assertThat(read.dataset().labels()).isEqualTo(ROWS.labels());
    assertThat(read.dataset().features()).isEqualTo(ROWS.features());
  }
}

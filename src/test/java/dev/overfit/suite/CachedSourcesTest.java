package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.csv.HiggsFile;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.simulation.SimulatedHiggs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests sources that cache 100 rows and more as numbers. */
class CachedSourcesTest {
  private static final RowCount ROWS = RowCount.exactly(100);

  @TempDir Path folder;

  private final KnownSources sources = new KnownSources(InputStream.nullInputStream(), 100);
  private Path csv;

  @BeforeEach
  void write() throws IOException {
    csv = folder.resolve("rows.csv");
    write(0);
  }

  private void write(int first) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = first; row < first + 120; row++) {
      text.append(row % 2).append((",0." + row % 10).repeat(28)).append('\n');
    }
    Files.writeString(csv, text);
  }

  @Test
  void rowsOfAFileAreThoseOfAPlainReadingAndOriginAndAll() throws IOException {
    LoadedData plain = HiggsFile.read(csv, ROWS, RowProgress.NONE);
    for (int start = 1; start <= 2; start++) {
      assertSame(read(ROWS), plain);
    }
    assertThat(cached()).isEqualTo(1);
  }

  /** The changed file has the same length and time as before, so it is not read again. */
  @Test
  void aSecondStartReadsTheCacheAlone() throws IOException {
    Files.setLastModifiedTime(csv, FileTime.fromMillis(1_000));
    LoadedData first = read(ROWS);
    write(1);
    Files.setLastModifiedTime(csv, FileTime.fromMillis(1_000));
    assertSame(read(ROWS), first);
    Files.setLastModifiedTime(csv, FileTime.fromMillis(2_000));
    assertSame(read(ROWS), HiggsFile.read(csv, ROWS, RowProgress.NONE));
    assertThat(read(ROWS).origin()).isNotEqualTo(first.origin());
    assertThat(cached()).isEqualTo(1);
  }

  @Test
  void fewRowsAreNotKept() throws IOException {
    assertThat(read(RowCount.exactly(99)).dataset().rows()).isEqualTo(99);
    assertThat(cached()).isZero();
  }

  @Test
  void simulatedRowsAreThoseOfAPlainSimulation() throws IOException {
    LoadedData plain = SimulatedHiggs.load(7, 100);
    for (int start = 1; start <= 2; start++) {
      assertSame(sources.simulated(7, 100, folder.resolve("cache"), new SuiteListener() {}), plain);
    }
    assertThat(cached()).isEqualTo(1);
  }

  private LoadedData read(RowCount rows) throws IOException {
    return sources.file(csv, rows, folder.resolve("cache"), new SuiteListener() {});
  }

  private long cached() throws IOException {
    Path cache = folder.resolve("cache");
    if (!Files.exists(cache)) {
      return 0;
    }
    try (var files = Files.list(cache)) {
      return files.count();
    }
  }

  private static void assertSame(LoadedData actual, LoadedData expected) {
    assertThat(actual.origin()).isEqualTo(expected.origin());
    assertThat(actual.dataset().columns()).isEqualTo(expected.dataset().columns());
    assertThat(actual.dataset().labels()).isEqualTo(expected.dataset().labels());
    assertThat(actual.dataset().features()).isEqualTo(expected.dataset().features());
  }
}

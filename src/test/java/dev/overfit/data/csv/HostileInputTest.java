package dev.overfit.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.remote.RemoteCsv;
import dev.overfit.data.remote.SliceCache;
import dev.overfit.data.remote.SliceName;
import dev.overfit.data.remote.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests files and servers that mean harm: bombs, endless bodies, names that lead elsewhere. */
class HostileInputTest {
  @TempDir Path folder;

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void assertRefused(Path file, CsvLayout layout, int rows, String message) {
    assertThatThrownBy(() -> CsvFile.read(file, layout, rows, RowProgress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  /** A gigabyte of one line in a megabyte of gzip. */
  @Test
  void aLineThatInflatesWithoutEndIsStopped() throws IOException {
    Path bomb = file("bomb.csv.gz", repeated("0.0,".repeat(1 << 18), 1 << 10));
    assertThat(bomb.toFile().length()).isLessThan(2_000_000);
    assertRefused(bomb, CsvLayout.uci(), CsvFile.ALL_ROWS, "a line of at most 65,536 characters");
  }

  /** Valid rows, but more of them than a JVM of 64 MB can hold. */
  @Test
  void rowsThatInflateWithoutEndAreStoppedAtWhatTheMemoryHolds()
      throws IOException, InterruptedException {
    Path bomb = file("rows.csv.gz", repeated("1" + ",0".repeat(30_000) + "\n", 1000));
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ReadAll.class.getName(),
                bomb.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(small.waitFor()).as(said).isZero();
    assertThat(said)
        .startsWith(bomb + ": expected at most 2")
        .endsWith(" rows of 30000 features, for which this JVM has the memory (-Xmx), found more");
  }

  /** Reads all rows of a file and prints why it cannot. */
  static final class ReadAll {
    private ReadAll() {}

    public static void main(String[] arguments) throws IOException {
      CsvLayout layout = CsvLayout.withoutHeader(new LabelColumn.At(0));
      try {
        CsvFile.read(Path.of(arguments[0]), layout, CsvFile.ALL_ROWS, RowProgress.NONE);
      } catch (DataException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  @Test
  void anyNumberOfEmptyGzipMembersIsNoStackOverflow() throws IOException {
    byte[] empty = FormulaCsv.gzip("");
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 200_000; i++) {
      many.write(empty);
    }
    Path bomb = file("members.csv.gz", many.toByteArray());
    assertRefused(bomb, CsvLayout.uci(), 10, ": expected 10 rows, found an empty file");
  }

  @Test
  void anEndlessBodyIsStoppedAtTheLimitOfBytes() throws IOException {
    byte[] rows = FormulaCsv.csv(500).getBytes(StandardCharsets.UTF_8);
    StubServer.Answer endless =
        (path, out) -> {
          StubServer.write(out, StubServer.head(200));
          while (true) {
            out.write(rows);
          }
        };
    Path cache = Files.createDirectory(folder.resolve("cache"));
    try (StubServer server = new StubServer(endless)) {
      URI address = server.address("/rows.csv");
      RemoteCsv remote =
          new RemoteCsv(new SliceCache(cache), StubServer.PATIENT.withBytes(1_000_000));
      assertThatThrownBy(
              () -> remote.read(address, CsvLayout.uci(), CsvFile.ALL_ROWS, RowProgress.NONE))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(address.toString())
          .hasMessageContaining("expected at most 1,000,000 bytes, the server has more");
      assertThat(cache).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/../../etc/passwd",
        "http://h/%2e%2e%2f%2e%2e%2fetc",
        "http://h/..%5c..%5cx.csv",
        "http://h/CON.csv.gz",
        "http://h/nul",
        "http://h/a%00b",
        "http://h/%0aa",
        "http://h/.ssh",
        "http://h/",
        "http://h",
        "http://h/a%3Ab%7Cc",
        "http://h/aux%20.csv?x=../../y#../z"
      })
  void slicesStayInTheirFolder(String address) {
    String name = SliceName.of(URI.create(address), CsvLayout.uci()).file(100);
    assertThat(name).matches("[A-Za-z0-9_-]*-[0-9a-f]{16}-100[.]csv[.]gz");
    assertThat(folder.resolve(name).normalize().getParent()).isEqualTo(folder);
  }

  private static byte[] repeated(String text, int times) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        gzip.write(bytes);
      }
    }
    return out.toByteArray();
  }
}

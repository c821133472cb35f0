package dev.overfit.data.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowDigest;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.FormulaCsv;
import dev.overfit.data.csv.LabelColumn;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.io.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class SliceCacheTest {
  private static final String PATH = "/HIGGS.csv.gz";
  private static final byte[] BODY = FormulaCsv.gzip(FormulaCsv.csv(400));

  private static RemoteCsv remote(Path cache) {
    return new RemoteCsv(new SliceCache(cache), StubServer.PATIENT);
  }

  private static LoadedData read(URI address, Path cache, int rows) throws IOException {
    return remote(cache).read(address, CsvLayout.uci(), rows, RowProgress.NONE);
  }

  private static List<Path> files(Path cache, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  /** Returns what a task logs at WARN. */
  private static List<String> warnings(Callable<?> task) throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(SliceCache.class);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.WARN);
    try {
      task.call();
    } finally {
      logger.setLevel(null);
      logger.detachAppender(appender);
    }
    return appender.list.stream()
        .filter(event -> event.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void aSecondRequestNeedsNoNetwork(@TempDir Path cache) throws IOException {
    URI address;
    LoadedData fetched;
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      address = server.address(PATH);
      assertThat(remote(cache).isCached(address, CsvLayout.uci(), 300)).isFalse();
      fetched = read(address, cache, 300);
      assertThat(server.asked()).hasSize(1);
    }
    assertThat(remote(cache).isCached(address, CsvLayout.uci(), 300)).isTrue();
    LoadedData cached = read(address, cache, 300);
    assertThat(cached.origin()).isEqualTo(fetched.origin());
    assertThat(cached.dataset().features()).isEqualTo(fetched.dataset().features());
    assertThat(read(address, cache, 120).dataset().features())
        .isEqualTo(FormulaCsv.dataset(120).features());
  }

  @Test
  void moreRowsThanASliceHasAreFetched(@TempDir Path cache) throws IOException {
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      URI address = server.address(PATH);
      read(address, cache, 100);
      assertThat(remote(cache).isCached(address, CsvLayout.uci(), 101)).isFalse();
      assertThat(read(address, cache, 101).dataset().rows()).isEqualTo(101);
      assertThat(read(address, cache, CsvFile.ALL_ROWS).dataset().rows()).isEqualTo(400);
      assertThat(server.asked()).hasSize(3);
      assertThat(read(address, cache, 400).dataset().rows()).isEqualTo(400); // from the full slice
      assertThat(read(address, cache, CsvFile.ALL_ROWS).dataset().rows()).isEqualTo(400);
      assertThat(server.asked()).hasSize(3);
    }
  }

  @Test
  void aSliceHoldsTheCellsAsTheyWereAndItsSumBeside(@TempDir Path cache) throws Exception {
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      read(server.address(PATH), cache, 50);
    }
    Path slice = files(cache, "-50.csv.gz").get(0);
    assertThat(slice.getFileName().toString()).matches("HIGGS-[0-9a-f]{16}-50\\.csv\\.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(slice))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(FormulaCsv.csv(50));
    }
    byte[] sum = Sha256.start().digest(Files.readAllBytes(slice));
    assertThat(files(cache, ".sha256").get(0))
        .hasFileName(slice.getFileName() + ".sha256")
        .hasContent(HexFormat.of().formatHex(sum));
    assertThat(files(cache, "")).hasSize(2);
  }

  @Test
  void aTamperedSliceIsSaidAndFetchedAgain(@TempDir Path cache) throws Exception {
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      URI address = server.address(PATH);
      read(address, cache, 50);
      Path slice = files(cache, ".csv.gz").get(0);
      Files.write(slice, FormulaCsv.gzip(FormulaCsv.csv(50).replace('3', '4')));

      assertThat(remote(cache).isCached(address, CsvLayout.uci(), 50)).isFalse();
      List<String> said = warnings(() -> read(address, cache, 50));
      assertThat(said).containsExactly(slice + ": does not fit its SHA-256 and is not used");
      assertThat(server.asked()).hasSize(2);
      assertThat(warnings(() -> read(address, cache, 50))).isEmpty();
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void aSliceWithoutItsSumIsNotTrusted(@TempDir Path cache) throws Exception {
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      URI address = server.address(PATH);
      read(address, cache, 50);
      Files.delete(files(cache, ".sha256").get(0));
      assertThat(warnings(() -> read(address, cache, 50)))
          .singleElement()
          .asString()
          .endsWith("cannot be verified and is not used: no such file");
      assertThat(server.asked()).hasSize(2);
    }
  }

  /** Puts something else in the place of a slice or its sum; reading some of it never ends. */
  private static void put(String kind, Path place) throws Exception {
    Files.deleteIfExists(place);
    switch (kind) {
      case "folder" -> Files.createDirectory(place);
      case "link to a folder" -> Files.createSymbolicLink(place, place.getParent());
      case "pipe" -> pipe(place);
      case "link to a pipe" -> Files.createSymbolicLink(place, pipe(place.resolveSibling("pipe")));
      case "link to a device" -> Files.createSymbolicLink(place, Path.of("/dev/zero"));
      default -> throw new AssertionError(kind);
    }
  }

  private static Path pipe(Path place) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();
    return place;
  }

  @ParameterizedTest
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @ValueSource(
      strings = {"folder", "link to a folder", "pipe", "link to a pipe", "link to a device"})
  void whatIsNoPlainFileIsNotRead(String kind, @TempDir Path cache) throws Exception {
    for (String suffix : List.of(".csv.gz", ".sha256")) {
      Path folder = Files.createDirectory(cache.resolve(suffix));
      try (StubServer server = new StubServer(StubServer.serving(BODY))) {
        URI address = server.address(PATH);
        read(address, folder, 50);
        Path inTheWay = files(folder, suffix).get(0);
        put(kind, inTheWay);
        List<String> said =
            assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> warnings(() -> read(address, folder, 50)));
        assertThat(said.get(0))
            .endsWith(
                " cannot be verified and is not used: cannot be read: "
                    + inTheWay.getFileName()
                    + " is a "
                    + (kind.endsWith("folder") ? "folder" : "pipe or device")
                    + " and no plain file");
        assertThat(server.asked()).hasSize(2);
      }
    }
  }

  @Test
  void aLinkToASliceServes(@TempDir Path cache) throws Exception {
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      URI address = server.address(PATH);
      read(address, cache, 50);
      Path slice = files(cache, ".csv.gz").get(0);
      Path elsewhere = Files.move(slice, cache.resolve("elsewhere"));
      Files.createSymbolicLink(slice, elsewhere);
      assertThat(warnings(() -> read(address, cache, 50))).isEmpty();
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void leftOversOfAKilledProcessDoNoHarm(@TempDir Path cache) throws Exception {
    Files.writeString(cache.resolve(".tmp-123.tmp"), "half");
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      assertThat(warnings(() -> read(server.address(PATH), cache, 50))).isEmpty();
      assertThat(remote(cache).isCached(server.address(PATH), CsvLayout.uci(), 50)).isTrue();
    }
  }

  @Test
  void afterAFailureTheNextRunRecovers(@TempDir Path cache) throws IOException {
    List<Integer> runs = new ArrayList<>();
    StubServer.Answer brokenOnce =
        (path, out) -> {
          runs.add(1);
          byte[] body = runs.size() == 1 ? Arrays.copyOf(BODY, 900) : BODY;
          StubServer.serving(body).write(path, out);
        };
    try (StubServer server = new StubServer(brokenOnce)) {
      assertThatThrownBy(() -> read(server.address(PATH), cache, 400))
          .isInstanceOf(DataException.class);
      assertThat(cache).isEmptyDirectory();
      assertThat(read(server.address(PATH), cache, 400).dataset().rows()).isEqualTo(400);
    }
  }

  @Test
  void whereNothingCanBeKeptTheRowsAreThereAllTheSame(@TempDir Path folder) throws Exception {
    Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      List<String> said =
          warnings(
              () ->
                  assertThat(read(server.address(PATH), noFolder, 50).dataset().rows())
                      .isEqualTo(50));
      assertThat(said)
          .singleElement()
          .asString()
          .startsWith("the rows cannot be kept for the next time: ");
    }
  }

  @Test
  void addressesAndLayoutsDoNotShareSlices(@TempDir Path cache) throws IOException {
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      URI address = server.address(PATH);
      read(address, cache, 50);
      RemoteCsv remote = remote(cache);
      assertThat(remote.isCached(server.address("/other/HIGGS.csv.gz"), CsvLayout.uci(), 50))
          .isFalse();
      CsvLayout header = CsvLayout.withHeader(new LabelColumn.At(0));
      assertThat(remote.isCached(address, header, 49)).isFalse();
      CsvLayout same = CsvLayout.withoutHeader(new LabelColumn.At(0));
      assertThat(remote.isCached(address, same, 50)).isTrue();
    }
  }

  @Test
  void aHeaderIsKeptToo(@TempDir Path cache) throws IOException {
    byte[] body = FormulaCsv.gzip("\"a,b\",label\n1,0\n2,1\n3,0\n");
    CsvLayout layout = CsvLayout.withHeader(new LabelColumn.Named("label"));
    try (StubServer server = new StubServer(StubServer.serving(body))) {
      for (int run = 0; run < 2; run++) {
        Dataset rows =
            remote(cache).read(server.address(PATH), layout, 2, RowProgress.NONE).dataset();
        assertThat(rows.columns()).containsExactly("a,b");
        assertThat(rows.features()).containsExactly(1f, 2f);
      }
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void manyMayFetchTheSameSliceAtOnce(@TempDir Path cache) throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try (StubServer server = new StubServer(StubServer.serving(BODY))) {
      List<Future<LoadedData>> results = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        results.add(readers.submit(() -> read(server.address(PATH), cache, 300)));
      }
      for (Future<LoadedData> result : results) {
        assertThat(result.get().origin().sha256())
            .isEqualTo(RowDigest.sha256(FormulaCsv.dataset(300)));
      }
      assertThat(files(cache, "")).hasSize(2);
      assertThat(remote(cache).isCached(server.address(PATH), CsvLayout.uci(), 300)).isTrue();
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void namesOfSlicesAreSafeFileNames() {
    SliceName name = SliceName.of(URI.create("http://h/a%2F..%2Fb%20c.csv"), CsvLayout.uci());
    assertThat(name.file(5)).matches("b_c-[0-9a-f]{16}-5\\.csv\\.gz");
    assertThat(SliceName.of(URI.create("http://h"), CsvLayout.uci()).prefix()).startsWith("h-");
    assertThat(name.rows(name.file(5))).hasValue(5);
    assertThat(name.rows(name.file(CsvFile.ALL_ROWS))).hasValue(CsvFile.ALL_ROWS);
    assertThat(name.rows(name.prefix() + "99999999999.csv.gz")).isEmpty();
    assertThat(name.rows(name.prefix() + "9999999999.csv.gz")).isEmpty();
    assertThat(name.rows("other-5.csv.gz")).isEmpty();
  }

  @Test
  void theDefaultFolderIsTheOneOfTheSystem(@TempDir Path home) {
    Path other = home.resolve("other");
    Map<String, String> none = Map.of();
    assertThat(SliceCache.defaultFolder("Linux", none, home))
        .isEqualTo(home.resolve(".cache/overfit"));
    assertThat(SliceCache.defaultFolder("Linux", Map.of("XDG_CACHE_HOME", other + ""), home))
        .isEqualTo(other.resolve("overfit"));
    assertThat(SliceCache.defaultFolder("Linux", Map.of("XDG_CACHE_HOME", "relative"), home))
        .isEqualTo(home.resolve(".cache/overfit"));
    assertThat(SliceCache.defaultFolder("Mac OS X", Map.of("XDG_CACHE_HOME", other + ""), home))
        .isEqualTo(home.resolve("Library/Caches/overfit"));
    assertThat(SliceCache.defaultFolder("Windows 11", Map.of("LOCALAPPDATA", other + ""), home))
        .isEqualTo(other.resolve("overfit/cache"));
    assertThat(SliceCache.defaultFolder("Windows 11", none, home))
        .isEqualTo(home.resolve("AppData/Local/overfit/cache"));
  }
}

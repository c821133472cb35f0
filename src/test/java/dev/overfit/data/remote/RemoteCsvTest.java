package dev.overfit.data.remote;

import static dev.overfit.data.remote.StubServer.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.RowDigest;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.FormulaCsv;
import dev.overfit.data.csv.RowProgress;
import dev.overfit.data.csv.RowRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCsvTest {
  private static final String PATH = "/data/HIGGS.csv.gz";

  private static LoadedData read(URI address, Path cache, RemoteLimits limits, int rows)
      throws IOException {
    return new RemoteCsv(new SliceCache(cache), limits)
        .read(address, CsvLayout.uci(), rows, RowProgress.NONE);
  }

  /** Asserts that a read fails and leaves nothing in the cache. */
  private static AbstractThrowableAssert<?, ?> assertFails(
      StubServer.Answer answer, Path cache, RemoteLimits limits) throws IOException {
    try (StubServer server = new StubServer(answer)) {
      URI address = server.address(PATH);
      AbstractThrowableAssert<?, ?> failure =
          assertThatThrownBy(() -> read(address, cache, limits, 1_000))
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith(address.toString());
      assertThat(cache).isEmptyDirectory();
      return failure;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/HIGGS.csv.gz", "/data/HIGGS.csv", "/download?id=7"})
  void rowsAreFetchedAndSayWhereTheyCameFrom(String path, @TempDir Path cache) throws IOException {
    String text = FormulaCsv.csv(300);
    byte[] body =
        path.endsWith(".csv") ? text.getBytes(StandardCharsets.UTF_8) : FormulaCsv.gzip(text);
    try (StubServer server = new StubServer(StubServer.serving(body))) {
      LoadedData data = read(server.address(path), cache, PATIENT, 200);
      Dataset expected = FormulaCsv.dataset(200);
      assertThat(data.dataset().features()).isEqualTo(expected.features());
      assertThat(data.dataset().labels()).isEqualTo(expected.labels());
      assertThat(data.origin().location()).isEqualTo(server.address(path).toString());
      assertThat(data.origin().sha256()).isEqualTo(RowDigest.sha256(expected));
      assertThat(server.asked()).containsExactly(path);
    }
  }

  @Test
  void noMoreIsFetchedThanTheRowsNeed(@TempDir Path cache) throws Exception {
    byte[] rows = FormulaCsv.csv(500).getBytes(StandardCharsets.UTF_8);
    CountDownLatch cut = new CountDownLatch(1);
    StubServer.Answer endless =
        (path, out) -> {
          try {
            StubServer.write(out, StubServer.head(200));
            while (true) {
              out.write(rows);
            }
          } finally {
            cut.countDown();
          }
        };
    try (StubServer server = new StubServer(endless)) {
      assertThat(read(server.address("/HIGGS.csv"), cache, PATIENT, 1_000).dataset().rows())
          .isEqualTo(1_000);
      cut.await(); // the connection was closed, else this server would go on forever
      // 1,000 rows are 0.7 MB; the buffers of both sides' sockets hold a few MB
      assertThat(server.sent()).isBetween(700_000L, 32_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/HIGGS.csv", "/HIGGS.csv.gz"})
  void rowsThatAreThereAreNotWaitedFor(String path, @TempDir Path cache) throws IOException {
    byte[] plain = FormulaCsv.csv(1_000).getBytes(StandardCharsets.UTF_8);
    byte[] body = path.endsWith(".gz") ? FormulaCsv.gzip(plain) : plain;
    StubServer.Answer hangsAfterwards =
        (asked, out) -> {
          StubServer.write(out, StubServer.head(200));
          out.write(body);
          StubServer.hang();
        };
    try (StubServer server = new StubServer(hangsAfterwards)) {
      assertThat(read(server.address(path), cache, PATIENT, 1_000).dataset().rows())
          .isEqualTo(1_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 403, 204, 304})
  void anotherStatusThan200(int status, @TempDir Path cache) throws IOException {
    assertFails(
            (path, out) -> StubServer.write(out, StubServer.head(status, "Content-Length: 0")),
            cache,
            PATIENT)
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": expected status 200, received " + status);
  }

  @Test
  void aServerThatNeverAnswers(@TempDir Path cache) throws IOException {
    // a connection to this machine is made at once
    RemoteLimits limits =
        new RemoteLimits(Duration.ofSeconds(2), Duration.ofMillis(200), PATIENT.total());
    assertFails((path, out) -> StubServer.hang(), cache, limits)
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": no answer within 2.2 s");
  }

  @Test
  void aServerThatHangsInMidBody(@TempDir Path cache) throws IOException {
    byte[] body = FormulaCsv.gzip(FormulaCsv.csv(1_000));
    RemoteLimits limits =
        new RemoteLimits(PATIENT.connect(), Duration.ofMillis(200), PATIENT.total());
    StubServer.Answer hangs =
        (path, out) -> {
          StubServer.write(out, StubServer.head(200, "Content-Length: " + body.length));
          out.write(body, 0, body.length / 2);
          out.flush();
          StubServer.hang();
        };
    assertFails(hangs, cache, limits)
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": no further byte within 0.2 s");
  }

  /** Sends at most 50 of the expected million bytes a second, for more than an hour. */
  @Test
  void aServerThatDripsIsGivenUpByItsRate(@TempDir Path cache) throws IOException {
    byte[] body = FormulaCsv.gzip(FormulaCsv.csv(1_000));
    StubServer.Answer drips =
        (path, out) -> {
          StubServer.write(out, StubServer.head(200, "Content-Length: " + body.length));
          for (byte value : body) {
            out.write(value);
            Thread.sleep(20);
          }
        };
    assertFails(drips, cache, PATIENT.withRate(1_000_000, Duration.ofMillis(300)))
        .isInstanceOf(UnreachableException.class)
        .hasMessageMatching(
            ".*: expected at least 1,000,000 bytes a second, received [\\d,]+ in [\\d.]+ s");
  }

  @Test
  void aServerThatDripsItsHeadIsGivenUp(@TempDir Path cache) throws IOException {
    RemoteLimits limits =
        new RemoteLimits(Duration.ofSeconds(2), Duration.ofMillis(200), PATIENT.total());
    StubServer.Answer drips =
        (path, out) -> {
          StubServer.write(out, "HTTP/1.1 200 OK\r\n");
          for (int i = 0; i < 1_000_000; i++) {
            StubServer.write(out, "A" + i + ": b\r\n");
            Thread.sleep(20);
          }
        };
    assertFails(drips, cache, limits)
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": no answer within 2.2 s");
  }

  @Test
  void aServerThatDripsIsStoppedByTheTotalLimit(@TempDir Path cache) throws IOException {
    byte[] body = FormulaCsv.gzip(FormulaCsv.csv(1_000));
    RemoteLimits limits =
        new RemoteLimits(PATIENT.connect(), PATIENT.stall(), Duration.ofMillis(700));
    StubServer.Answer drips = // for more than an hour
        (path, out) -> {
          StubServer.write(out, StubServer.head(200, "Content-Length: " + body.length));
          for (byte value : body) {
            out.write(value);
            Thread.sleep(20);
          }
        };
    assertFails(drips, cache, limits)
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": not done within 0.7 s in total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 9000000", "Transfer-Encoding: chunked"})
  void aConnectionThatBreaksOff(String header, @TempDir Path cache) throws IOException {
    byte[] body = Arrays.copyOf(FormulaCsv.gzip(FormulaCsv.csv(1_000)), 5_000);
    StubServer.Answer breaks =
        (path, out) -> {
          StubServer.write(out, StubServer.head(200, header));
          StubServer.write(out, header.startsWith("T") ? "2000\r\n" : "");
          out.write(body);
        };
    assertFails(breaks, cache, PATIENT)
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining(": the connection broke off: ");
  }

  @Test
  void aFileCutOffAtTheServer(@TempDir Path cache) throws IOException {
    byte[] body = Arrays.copyOf(FormulaCsv.gzip(FormulaCsv.csv(1_000)), 5_000);
    assertFails(StubServer.serving(body), cache, PATIENT)
        .hasMessageEndingWith(": cut off inside the gzip stream");
  }

  @Test
  void aPageInsteadOfRows(@TempDir Path cache) throws IOException {
    byte[] page = "<html>Log in first</html>".getBytes(StandardCharsets.UTF_8);
    assertFails(StubServer.serving(page), cache, PATIENT)
        .isNotInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": expected gzip, as the name ends in .gz, found other content");
  }

  @Test
  void aPortWhereNobodyListens(@TempDir Path cache) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI address = URI.create("http://localhost:" + port + PATH);
    assertThatThrownBy(() -> read(address, cache, PATIENT, 10))
        .isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith(address + ": cannot be reached: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://localhost/a.csv", "file:///etc/passwd", "a.csv", "jar:file:a.jar!/a.csv"})
  void anAddressThatIsNotHttp(String address, @TempDir Path cache) {
    assertThatThrownBy(() -> read(URI.create(address), cache, PATIENT, 10))
        .isInstanceOf(DataException.class)
        .hasMessage(address + ": expected an http or https address");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated(@TempDir Path cache) {
    assertThatThrownBy(
            () -> read(URI.create("http://user:secret@localhost/a.csv"), cache, PATIENT, 10))
        .isInstanceOf(DataException.class)
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> read(URI.create("http:///a.csv"), cache, PATIENT, 10))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected a host");
  }

  /** The JDK's client quotes such an answer in its error. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[31mHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 \u001b[31m OK\r\n\r\n",
        "HTTP/1.1 200 \u009b31m\r\nA\u001b[31m: b\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: \u001b[31m\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: /\u009b31m\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\u001b[31m\u00071,2"
      })
  void whatAServerSaysNeverReachesATerminal(String answer, @TempDir Path cache) throws IOException {
    assertFails((path, out) -> StubServer.write(out, answer), cache, PATIENT)
        .satisfies(
            e ->
                assertThat(
                        String.valueOf(e.getMessage()).chars().noneMatch(Character::isISOControl))
                    .as(e.getMessage())
                    .isTrue());
  }

  @Test
  void cellsAndNamesOfAServersFileNeverReachATerminal(@TempDir Path cache) throws IOException {
    for (String text :
        List.of("1,\u001b[31m,2\n", "1,\u009b31m,2\n", "\"\u001b]0;x\u0007\n\",1\n")) {
      byte[] body = FormulaCsv.gzip(text);
      assertFails(StubServer.serving(body), cache, PATIENT)
          .satisfies(
              e ->
                  assertThat(
                          String.valueOf(e.getMessage()).chars().noneMatch(Character::isISOControl))
                      .isTrue());
    }
  }

  private static StubServer.Answer redirecting(List<String> locations, byte[] body) {
    return (path, out) -> {
      int step = path.startsWith("/step") ? Integer.parseInt(path.substring(5)) : 0;
      if (step == locations.size()) {
        StubServer.serving(body).write(path, out);
      } else {
        String location = "Location: " + locations.get(step);
        int[] statuses = {301, 302, 303, 307, 308};
        StubServer.write(
            out, StubServer.head(statuses[step % statuses.length], location, "Content-Length: 0"));
      }
    };
  }

  @Test
  void fiveRedirectsAreFollowed(@TempDir Path cache) throws IOException {
    List<String> steps = List.of("/step1", "step2", "/step3", "/step4", "/step5");
    byte[] body = FormulaCsv.gzip(FormulaCsv.csv(10));
    try (StubServer server = new StubServer(redirecting(steps, body))) {
      LoadedData data = read(server.address("/HIGGS.csv.gz"), cache, PATIENT, 10);
      assertThat(data.dataset().rows()).isEqualTo(10);
      assertThat(data.origin().name()).isEqualTo("HIGGS.csv.gz");
      assertThat(server.asked()).hasSize(6).endsWith("/step5");
    }
  }

  @Test
  void aSixthRedirectIsNot(@TempDir Path cache) throws IOException {
    List<String> steps = List.of("/step1", "/step2", "/step3", "/step4", "/step5", "/step6");
    assertFails(redirecting(steps, new byte[0]), cache, PATIENT)
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith(": expected at most 5 redirects, found more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://localhost/a.csv", "http://a b/", "http:"})
  void aRedirectToAnotherSchemeIsRefused(String location, @TempDir Path cache) throws IOException {
    assertFails(redirecting(List.of(location), new byte[0]), cache, PATIENT)
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining(": redirect refused: ");
  }

  @Test
  void aRedirectThatLeadsNowhere(@TempDir Path cache) throws IOException {
    assertFails(
            (path, out) -> StubServer.write(out, StubServer.head(302, "Content-Length: 0")),
            cache,
            PATIENT)
        .hasMessageEndingWith(": expected status 200, received 302");
  }

  @Test
  void anInterruptEndsFetching(@TempDir Path cache) throws Exception {
    byte[] body = FormulaCsv.csv(300).getBytes(StandardCharsets.UTF_8);
    StubServer.Answer hangs =
        (path, out) -> {
          StubServer.write(out, StubServer.head(200));
          out.write(body);
          out.flush();
          StubServer.hang();
        };
    Thread reader = Thread.currentThread();
    try (StubServer server = new StubServer(hangs)) {
      RemoteCsv remote = new RemoteCsv(new SliceCache(cache), PATIENT);
      RowProgress interrupting = (rows, asked, bytes) -> reader.interrupt();
      assertThatThrownBy(
              () -> remote.read(server.address("/HIGGS.csv"), CsvLayout.uci(), 1_000, interrupting))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(cache).isEmptyDirectory();
    }
  }

  @Test
  void aServerWithFewerRowsThanTheMostServesThoseThatItHasAndThenTheCacheDoes(@TempDir Path cache)
      throws IOException {
    byte[] body = FormulaCsv.csv(300).getBytes(StandardCharsets.UTF_8);
    List<String> remarks = new ArrayList<>();
    try (StubServer server = new StubServer(StubServer.serving(body))) {
      URI address = server.address("/HIGGS.csv");
      for (int time = 0; time < 2; time++) {
        LoadedData data = read(address, cache, new RowCount(250, 400), remarks);
        assertThat(data.dataset().features()).isEqualTo(FormulaCsv.dataset(300).features());
        assertThat(data.origin().rows()).isEqualTo(300);
      }
      assertThat(server.asked()).hasSize(1);
      assertThatThrownBy(() -> read(address, cache, new RowCount(301, 400), remarks))
          .isInstanceOf(DataException.class)
          .hasMessage(address + ": expected at least 301 rows, found 300");
      assertThat(remarks).isEmpty();
    }
  }

  @Test
  void fewerRowsOfTheCacheHaveToDoWhereTheServerCannotBeReached(@TempDir Path cache)
      throws IOException {
    byte[] body = FormulaCsv.csv(300).getBytes(StandardCharsets.UTF_8);
    List<String> remarks = new ArrayList<>();
    URI address;
    try (StubServer server = new StubServer(StubServer.serving(body))) {
      address = server.address("/HIGGS.csv");
      read(address, cache, PATIENT, 200);
    }
    assertThat(read(address, cache, new RowCount(150, 250), remarks).dataset().rows())
        .isEqualTo(200);
    assertThat(remarks)
        .containsExactly(
            address
                + ": the server cannot be reached, so that the 200 rows of the cache have to do");
    assertThatThrownBy(() -> read(address, cache, new RowCount(201, 250), remarks))
        .isInstanceOf(UnreachableException.class);
    assertThat(remarks).hasSize(1);
  }

  private static LoadedData read(URI address, Path cache, RowCount rows, List<String> remarks)
      throws IOException {
    return new RemoteCsv(new SliceCache(cache), PATIENT)
        .read(address, new RowRequest(CsvLayout.uci(), rows, RowProgress.NONE), remarks::add);
  }

  @Test
  void limitsAreAboveZero() {
    assertThat(RemoteLimits.defaults().stall()).isPositive();
    assertThatThrownBy(() -> new RemoteLimits(Duration.ZERO, PATIENT.stall(), PATIENT.total()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("connect: expected a duration above zero, received PT0S");
    assertThat(RemoteLimits.defaults().rate().bytesPerSecond()).isPositive();
    assertThatThrownBy(() -> PATIENT.withRate(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bytesPerSecond: expected at least 1, received 0");
    assertThatThrownBy(() -> PATIENT.withRate(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window: expected a duration above zero, received PT0S");
  }
}

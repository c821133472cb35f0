package dev.overfit.data.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.FormulaCsv;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.csv.RowProgress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two local servers stand for the two ways to fetch the file; neither encrypts. */
class RemoteHiggsTest {
  private static final String PATH = "/HIGGS.csv.gz";

  /** The beginning of the second row, and a different one. */
  private static final String SECOND = "9.080000000000000293e-01,3.290000000000000147e-01,";

  private static final String OTHER = "9.080000000000000293e-01,3.390000000000000147e-01,";

  @TempDir Path cache;
  private final List<String> remarks = new ArrayList<>();

  private static byte[] rows(String from, String to) throws IOException {
    try (var in = HiggsSample.class.getResourceAsStream("HIGGS-15k.csv.gz");
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(in)), StandardCharsets.UTF_8))) {
      String text = lines.lines().limit(60).collect(Collectors.joining("\n", "", "\n"));
      return FormulaCsv.gzip(text.replace(from, to));
    }
  }

  private static StubServer serving(String from, String to) throws IOException {
    return new StubServer(StubServer.serving(rows(from, to)));
  }

  private static URI nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return URI.create("http://localhost:" + free.getLocalPort() + PATH);
    }
  }

  private LoadedData read(URI secure, URI plain) throws IOException {
    return new RemoteHiggs(new SliceCache(cache), StubServer.PATIENT, secure, plain)
        .read(RowCount.exactly(50), RowProgress.NONE, remarks::add);
  }

  private long kept() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".csv.gz")).count();
    }
  }

  @Test
  void theSecureWayIsTheFirstAndNeedsNoRemark() throws IOException {
    try (StubServer secure = serving("", "");
        StubServer plain = serving("", "")) {
      LoadedData data = read(secure.address(PATH), plain.address(PATH));
      assertThat(data.origin().location()).isEqualTo(secure.address(PATH).toString());
      assertThat(data.dataset().features()).startsWith(0.869f, -0.635f);
      assertThat(plain.asked()).isEmpty();
      assertThat(remarks).isEmpty();
    }
  }

  @Test
  void theOtherWayIsTakenWhereTheFirstIsClosedAndThatIsSaid() throws IOException {
    try (StubServer plain = serving("", "")) {
      URI secure = nobody();
      LoadedData data = read(secure, plain.address(PATH));
      assertThat(data.origin().location()).isEqualTo(plain.address(PATH).toString());
      assertThat(remarks)
          .singleElement()
          .asString()
          .startsWith(secure + ": cannot be reached: ")
          .endsWith(
              "; the rows came over http, which anybody on the way can change: 50 of 50 are those"
                  + " of HIGGS to three digits");
    }
  }

  @Test
  void whatTheCacheKeptOfEitherWayServes() throws IOException {
    URI secure = nobody();
    URI plain;
    try (StubServer server = serving("", "")) {
      plain = server.address(PATH);
      read(secure, plain);
    }
    remarks.clear();
    assertThat(read(secure, plain).dataset().rows()).isEqualTo(50);
    assertThat(read(plain, secure).dataset().rows()).isEqualTo(50);
    assertThat(remarks).isEmpty();
  }

  @Test
  void fewerRowsOfTheCacheHaveToDoWhereNeitherWayIsOpen() throws IOException {
    URI secure = nobody();
    URI plain;
    try (StubServer server = serving("", "")) {
      plain = server.address(PATH);
      read(secure, plain);
    }
    remarks.clear();
    RemoteHiggs higgs = new RemoteHiggs(new SliceCache(cache), StubServer.PATIENT, secure, plain);
    RowCount rows = new RowCount(40, 60);
    assertThat(higgs.read(rows, RowProgress.NONE, remarks::add).dataset().rows()).isEqualTo(50);
    assertThat(remarks)
        .containsExactly(
            plain + ": the server cannot be reached, so that the 50 rows of the cache have to do");
    assertThatThrownBy(() -> higgs.read(new RowCount(51, 60), RowProgress.NONE, remarks::add))
        .isInstanceOf(UnreachableException.class);
  }

  @Test
  void neitherWayIsUnreachable() throws IOException {
    URI secure = nobody();
    URI plain = nobody();
    assertThatThrownBy(() -> read(secure, plain))
        .isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith(plain + ": cannot be reached: ")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(remarks).isEmpty();
  }

  /** Names under "invalid" belong to nobody (RFC 6761). */
  @Test
  void aHostThatNobodyKnowsIsNotAskedTwice() throws IOException {
    URI secure = URI.create("http://higgs.invalid" + PATH);
    try (StubServer plain = serving("", "")) {
      assertThatThrownBy(() -> read(secure, plain.address(PATH)))
          .isInstanceOf(UnreachableException.class)
          .hasMessage(secure + ": cannot be reached: nobody knows its host");
      assertThat(plain.asked()).isEmpty();
    }
  }

  @Test
  void rowsThatAreNotHiggsAreNeitherTakenNorKept() throws IOException {
    try (StubServer secure = serving(SECOND, OTHER);
        StubServer plain = serving("", "")) {
      URI address = secure.address(PATH);
      assertThatThrownBy(() -> read(address, plain.address(PATH)))
          .isInstanceOf(DataException.class)
          .isNotInstanceOf(UnreachableException.class)
          .hasMessage(
              address
                  + ", row 2, column lepton_eta: expected 0.329, as HIGGS has it to three digits,"
                  + " received 0.339: these rows are not HIGGS");
      assertThat(plain.asked()).isEmpty();
      assertThat(cache).isEmptyDirectory();
    }
  }

  @Test
  void aSliceOfOtherRowsIsFetchedAnew() throws IOException {
    try (StubServer server = serving(SECOND, OTHER)) {
      URI address = server.address(PATH);
      new RemoteCsv(new SliceCache(cache), StubServer.PATIENT)
          .read(address, CsvLayout.uci(), 50, RowProgress.NONE);
      assertThat(kept()).isOne();
      assertThatThrownBy(() -> read(address, address)).hasMessageEndingWith("are not HIGGS");
      assertThat(server.asked()).hasSize(2);
    }
  }
}

package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.LoadedData;
import dev.overfit.data.RowCount;
import dev.overfit.data.Split;
import dev.overfit.table.TableSource;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowLoadingTest {
  private static final RowSources REACHABLE = new ScriptedSources(true, 20_000);
  private static final RowSources UNREACHABLE = new ScriptedSources(false, 0);

  private final List<String> reasons = new ArrayList<>();
  private final List<Split> ready = new ArrayList<>();
  private final SuiteListener listener =
      new SuiteListener() {
        @Override
        public void onSampleInstead(String reason) {
          reasons.add(reason);
        }

        @Override
        public void onDataReady(SuiteRows rows) {
          ready.add(rows.split());
        }
      };

  @Test
  void autoTakesTheRealRowsWhereTheyCanBeHad() throws Exception {
    Split split = load(REACHABLE, "auto");
    assertThat(split.origin().simulated()).isFalse();
    assertThat(split.validation().rows()).isEqualTo(1_000);
    assertThat(split.training().rows()).isEqualTo(10_000);
    assertThat(reasons).isEmpty();
    assertThat(ready).containsExactly(split);
  }

  @Test
  void rowsBehindThoseThatTrainTestAsManyAsThereAre() throws Exception {
    assertThat(testRows(load(REACHABLE, "auto"))).isEqualTo(4_000);
    assertThat(testRows(load(REACHABLE, "sample"))).isEqualTo(4_000);
    assertThat(testRows(load(REACHABLE, "simulated"))).isEqualTo(4_000);
    assertThat(testRows(load(UNREACHABLE, "auto", 13_000))).isEqualTo(1_000);
    assertThat(testRows(load(new ScriptedSources(true, 11_001), "higgs"))).isOne();
    assertThat(load(new ScriptedSources(true, 11_000), "higgs").test()).isEmpty();
    assertThat(load(UNREACHABLE, "auto", 14_000).test()).isEmpty();
  }

  @Test
  void soManyRowsTestAsAreSaid() throws Exception {
    assertThat(testRows(load(REACHABLE, "auto", Optional.of(9_000)))).isEqualTo(9_000);
    assertThat(testRows(load(REACHABLE, "sample", Optional.of(3_999)))).isEqualTo(3_999);
    assertThat(testRows(load(REACHABLE, "simulated", Optional.of(7_000)))).isEqualTo(7_000);
    assertThat(load(REACHABLE, "auto", Optional.of(0)).test()).isEmpty();
    assertThat(load(REACHABLE, "simulated", Optional.of(0)).test()).isEmpty();
    assertThatThrownBy(() -> load(REACHABLE, "auto", Optional.of(9_001)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "HIGGS: expected at least 1,000 + 10,000 + 9,001 rows to validate, to train and to"
                + " test, found 20,000");
  }

  @Test
  void moreRowsToTestThanTheSampleHasAreUnusableData() {
    String received =
        "HIGGS sample: expected at most 15,000 rows, received validationRows 1,000 + trainingRows"
            + " 10,000 + testRows 4,001; ";
    assertThatThrownBy(() -> load(REACHABLE, "sample", Optional.of(4_001)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageStartingWith(received);
    assertThatThrownBy(() -> load(UNREACHABLE, "auto", Optional.of(4_001)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(received);
  }

  @Test
  void rowsToTestLeaveTheOthersAsTheyAre() throws Exception {
    Split without = load(new KnownSources(), "simulated", Optional.of(0));
    Split with = load(new KnownSources(), "simulated");
    assertThat(with.training().features()).isEqualTo(without.training().features());
    assertThat(with.training().labels()).isEqualTo(without.training().labels());
    assertThat(with.validation().features()).isEqualTo(without.validation().features());
    assertThat(with.validation().labels()).isEqualTo(without.validation().labels());
    assertThat(testRows(with)).isEqualTo(4_000);
  }

  @Test
  void autoTakesTheSampleWhereTheyCannotAndSaysWhy() throws Exception {
    assertThat(load(UNREACHABLE, "auto").origin().name()).isEqualTo("HIGGS sample");
    assertThat(reasons)
        .containsExactly(
            "http://mlphysics.ics.uci.edu/data/higgs/HIGGS.csv.gz: connection refused");
  }

  @Test
  void higgsIsNeverTheSample() {
    assertThatThrownBy(() -> load(UNREACHABLE, "higgs"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageEndingWith("connection refused");
    assertThat(reasons).isEmpty();
    assertThat(ready).isEmpty();
  }

  @Test
  void sampleDoesNotAskTheServer() throws Exception {
    assertThat(load(REACHABLE, "sample").origin().name()).isEqualTo("HIGGS sample");
    assertThat(reasons).isEmpty();
  }

  @Test
  void moreRowsThanTheSampleHasAreUnusableDataAndAllRemediesAreSaid() {
    assertThatThrownBy(() -> load(REACHABLE, "sample", 14_001))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "HIGGS sample: expected at most 15,000 rows, received validationRows 1,000 +"
                + " trainingRows 14,001; ask for fewer rows, or take those of the server"
                + " (data=higgs), a file of your own (data=FILE) or simulated rows"
                + " (data=simulated)");
    assertThatThrownBy(() -> load(UNREACHABLE, "auto", 14_001))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "http://mlphysics.ics.uci.edu/data/higgs/HIGGS.csv.gz: connection refused; HIGGS"
                + " sample: expected at most 15,000 rows, received validationRows 1,000 +"
                + " trainingRows 14,001; try again later, ask for fewer rows, or take a file of"
                + " your own (data=FILE) or simulated rows (data=simulated)");
    assertThat(reasons).isEmpty();
  }

  @Test
  void allRowsOfTheSampleMayBeAskedFor() throws Exception {
    assertThat(load(UNREACHABLE, "auto", 14_000).training().rows()).isEqualTo(14_000);
    assertThat(load(REACHABLE, "auto", 14_001).training().rows()).isEqualTo(14_001);
  }

  @Test
  void simulatedDoesNotAskTheServer() throws Exception {
    assertThat(load(REACHABLE, "simulated").origin().name()).isEqualTo("simulated from seed 0");
    assertThat(reasons).isEmpty();
  }

  @Test
  void missingFileIsUnusableData() {
    assertThatThrownBy(() -> load(REACHABLE, "nowhere.csv"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage("nowhere.csv: no such file");
  }

  @Test
  void tooFewRowsAreUnusableData() {
    assertThatThrownBy(() -> load(new ScriptedSources(true, 10_999), "http://example.org/a.csv"))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "HIGGS: expected at least 1,000 + 10,000 rows to validate and to train, found"
                + " 10,999");
  }

  @Test
  void interruptIsNoReasonToTakeTheSample() {
    RowSources interrupted =
        new RowSources() {
          @Override
          public LoadedData file(Path file, RowCount rows, Path cache, SuiteListener listener) {
            throw new AssertionError();
          }

          @Override
          public TableSource table(URI url) {
            throw new AssertionError();
          }

          @Override
          public TableSource standardInput() {
            throw new AssertionError();
          }

          @Override
          public LoadedData url(URI url, RowCount rows, Path cache, SuiteListener listener) {
            throw new AssertionError();
          }

          @Override
          public LoadedData higgs(RowCount rows, Path cache, SuiteListener listener)
              throws InterruptedIOException {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
          }

          @Override
          public LoadedData sample(int rows, SuiteListener listener) {
            throw new AssertionError();
          }

          @Override
          public LoadedData simulated(long seed, int rows, Path cache, SuiteListener listener) {
            throw new AssertionError();
          }
        };
    try {
      assertThatThrownBy(() -> load(interrupted, "auto")).isInstanceOf(UnusableDataException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static int testRows(Split split) {
    return split.test().orElseThrow().rows();
  }

  private Split load(RowSources sources, String data) throws UnusableDataException {
    return load(sources, data, 10_000);
  }

  private Split load(RowSources sources, String data, int trainingRows)
      throws UnusableDataException {
    return load(sources, new DataSettings(DataSelection.parse(data), 1_000, trainingRows));
  }

  private Split load(RowSources sources, String data, Optional<Integer> testRows)
      throws UnusableDataException {
    DataSelection selection = DataSelection.parse(data);
    return load(sources, new DataSettings(selection, 1_000, 10_000, testRows, Optional.empty()));
  }

  private Split load(RowSources sources, DataSettings rows) throws UnusableDataException {
    SuiteSettings settings =
        SuiteSettings.defaults(Folders.withCache(Path.of("cache"))).withData(rows);
    return new RowLoading(sources, settings, listener, RowMemory.ofMachine())
        .load()
        .first()
        .split();
  }
}

package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowMemoryTest {
  private static final DataSettings HIGGS =
      new DataSettings(
          new DataSelection.Auto(), 1_000, 10_500_000, Optional.of(499_000), Optional.empty());

  /** A row takes 16 bytes of heap and 28 * 4 + 12 bytes of native memory: 140 in all. */
  @Test
  void rowsThatFitAreNotRefused() {
    assertThatCode(() -> new RowMemory(276_000_000, 2_040_000_000).check(HIGGS, false))
        .doesNotThrowAnyException();
  }

  @Test
  void moreThanTheMachineHoldsAreRefused() {
    assertThatThrownBy(() -> new RowMemory(8_000_000_000L, 1_900_000_000).check(HIGGS, false))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "trainingRows: expected at most about 10,000,000 rows in all, which fit into the memory"
                + " of this machine, received 11,000,000: they need 1.5 GB beside 0.5 GB for the"
                + " program, and there are 1.9 GB");
  }

  /** On the heap a row takes 16 + 2 * 112 bytes. */
  @Test
  void moreThanTheHeapHoldsAreRefused() {
    RowMemory memory = new RowMemory(1_300_000_000, 8_000_000_000L);
    assertThatCode(() -> memory.check(HIGGS, false)).doesNotThrowAnyException();
    assertThatThrownBy(() -> memory.check(HIGGS, true))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "trainingRows: expected at most about 5,000,000 rows in all, which fit into the heap of"
                + " this JVM (-Xmx), received 11,000,000: they need 2.6 GB beside 0.1 GB for the"
                + " program, and there are 1.3 GB");
  }

  @Test
  void theOptionWithTheMostRowsIsNamed() {
    RowMemory none = new RowMemory(0, 0);
    DataSettings testing = HIGGS.withTestRows(20_000_000);
    assertThatThrownBy(() -> none.check(testing, false)).hasMessageStartingWith("testRows: ");
    DataSettings validating =
        new DataSettings(HIGGS.selection(), 20_000_000, 10_000, Optional.of(0), Optional.empty());
    assertThatThrownBy(() -> none.check(validating, false))
        .hasMessageStartingWith("validationRows: expected at most about 0 rows");
  }

  /** 10 million rows of 28 features take 1.24 GB in each training. */
  @Test
  void asManyTrainAtOnceAsThereIsMemoryFor() {
    assertThat(new RowMemory(0, 2_980_000_000L).trainings(10_000_000, 28)).isEqualTo(2);
    assertThat(new RowMemory(0, 2_970_000_000L).trainings(10_000_000, 28)).isEqualTo(1);
    assertThat(new RowMemory(0, 0).trainings(10_000_000, 28)).isEqualTo(1);
    assertThat(RowMemory.ofMachine().trainings(11_000, 28)).isGreaterThan(64);
  }

  /**
   * Of 300 rows with 28 features the 250 that train and validate take 28 * 4 + 12 bytes in the
   * runtime. Every row takes 16 on the heap and, unless it is in a store, twice its features.
   */
  @Test
  void rowsThatAreThereTakeWhatTheCheckSays() {
    LoadedData rows = ScriptedTraining.rows("rows", false, 300, 28);
    assertThat(RowMemory.inRuntime(250, 28)).isEqualTo(250 * 124);
    assertThat(RowMemory.onHeap(rows.split(50, 200, 50))).isEqualTo(300 * (16 + 2 * 112));
    Dataset stored =
        Dataset.stored(
            rows.dataset().columns(), (from, count, into) -> {}, rows.dataset().labels());
    assertThat(RowMemory.onHeap(new LoadedData(stored, rows.origin()).split(50, 200, 50)))
        .isEqualTo(300 * 16);
  }

  @Test
  void aMachineHasMoreMemoryThanThisJvmMayTake() {
    RowMemory machine = RowMemory.ofMachine();
    assertThat(machine.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(machine.physical()).isGreaterThan(1_000_000_000);
  }
}

package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.RowDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedHiggsTest {
  private static final Dataset ROWS = SimulatedHiggs.load(1, 20_000).dataset();

  private static float[] column(String name) {
    float[] values = new float[ROWS.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = ROWS.features()[row * ROWS.width() + Higgs.COLUMNS.indexOf(name)];
    }
    return values;
  }

  @Test
  void sameSeedGivesTheSameBits() {
    Dataset first = SimulatedHiggs.load(7, 1000).dataset();
    Dataset second = SimulatedHiggs.load(7, 1000).dataset();
    assertThat(second.features()).isEqualTo(first.features());
    assertThat(second.labels()).isEqualTo(first.labels());
  }

  /** The sum that this generator gave on Linux, x86-64, JDK 17, when it was found to agree. */
  @Test
  void bitsAreTheSameOnEveryPlatform() {
    assertThat(SimulatedHiggs.load(0, 1000).origin().sha256())
        .isEqualTo("22057a7f1eadedb5115f281dc686434c3ff3451526f97334c99e6e8ef8d8589a");
  }

  @Test
  void differentSeedsDiffer() {
    Dataset zero = SimulatedHiggs.load(0, 100).dataset();
    Dataset one = SimulatedHiggs.load(1, 100).dataset();
    assertThat(one.features()).isNotEqualTo(zero.features());
    assertThat(one.labels()).isNotEqualTo(zero.labels());
  }

  @Test
  void rowsDoNotDependOnHowManyAreMade() {
    Dataset few = SimulatedHiggs.load(1, 300).dataset();
    assertThat(few.features()).isEqualTo(ROWS.slice(0, 300).features());
    assertThat(few.labels()).isEqualTo(ROWS.slice(0, 300).labels());
  }

  @Test
  void originSaysThatTheRowsAreSimulated() {
    DataOrigin origin = SimulatedHiggs.load(3, 10).origin();
    assertThat(origin.simulated()).isTrue();
    assertThat(origin.name()).isEqualTo("simulated HIGGS-like rows");
    assertThat(origin.location()).isEqualTo("simulation, seed 3");
    assertThat(origin.rows()).isEqualTo(10);
    assertThat(origin.sha256()).isEqualTo(RowDigest.sha256(SimulatedHiggs.load(3, 10).dataset()));
  }

  @Test
  void columnsAreThoseOfHiggs() {
    assertThat(ROWS.columns()).isEqualTo(Higgs.COLUMNS);
  }

  @Test
  void fiftyThreeInAHundredAreSignal() {
    double signal = 0;
    for (float label : ROWS.labels()) {
      signal += label;
    }
    // Its standard error is √(0.53 · 0.47 / 20,000) = 0.0035.
    assertThat(signal / ROWS.rows()).isCloseTo(0.53, within(0.015));
  }

  @Test
  void azimuthsFillTheCircle() {
    float most = (float) (Math.PI / 1.8028);
    for (String name : Higgs.COLUMNS.stream().filter(name -> name.endsWith("phi")).toList()) {
      float[] values = column(name);
      Arrays.sort(values);
      assertThat(values[0]).isBetween(-most, -most + 0.01f);
      assertThat(values[values.length - 1]).isBetween(most - 0.01f, most);
      assertThat(values[values.length / 2]).isBetween(-0.07f, 0.07f);
    }
  }

  @Test
  void momentaAndAnglesKeepWithinTheCuts() {
    assertAll("lepton_pT", 15 / 54.68, Double.MAX_VALUE);
    assertAll("lepton_eta", -2.5 / 1.0272, 2.5 / 1.0272);
    double[] pT = {109.09, 79.38, 56.91, 41.055};
    double[] eta = {1.0100, 1.0293, 1.0986, 1.2010};
    for (int slot = 0; slot < 4; slot++) {
      assertAll("jet_" + (slot + 1) + "_pt", 15 / pT[slot], Double.MAX_VALUE);
      assertAll("jet_" + (slot + 1) + "_eta", -3 / eta[slot], 3 / eta[slot]);
    }
    for (String name : List.of("m_jj", "m_jjj", "m_lv", "m_jlv", "m_bb", "m_wbb", "m_wwbb")) {
      assertAll(name, Double.MIN_VALUE, Double.MAX_VALUE);
    }
  }

  private static void assertAll(String name, double least, double most) {
    for (float value : column(name)) {
      assertThat((double) value).as(name).isBetween(least - 1e-6, most);
    }
  }

  @Test
  void tagsTakeTheirThreeValuesAndAtMostTwoAreSet() {
    float[] units = {1.0865381f, 1.1074361f, 1.2741122f, 1.5509807f};
    int[] tagged = new int[ROWS.rows()];
    for (int slot = 0; slot < 4; slot++) {
      float[] values = column("jet_" + (slot + 1) + "_b-tag");
      for (int row = 0; row < values.length; row++) {
        assertThat(values[row]).isIn(0f, units[slot], 2 * units[slot]);
        tagged[row] += values[row] > 0 ? 1 : 0;
      }
    }
    assertThat(Arrays.stream(tagged).max()).hasValue(2);
  }

  @Test
  void unusableCountsAreNamed() {
    assertThatThrownBy(() -> SimulatedHiggs.load(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rows: expected 1 to ")
        .hasMessageEndingWith(", received 0");
    assertThatThrownBy(() -> SimulatedHiggs.load(0, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

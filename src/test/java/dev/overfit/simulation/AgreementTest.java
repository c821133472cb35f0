package dev.overfit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.csv.HiggsSample;
import dev.overfit.data.csv.RowProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares 20,000 simulated rows with the first 11,000 of the real ones. */
class AgreementTest {
  private static final int LABELS = 2;

  private static final class Rows {
    static final Dataset REAL_ROWS = real();
    static final Dataset SIMULATED = SimulatedHiggs.load(0, 20_000).dataset();

    private static Dataset real() {
      try {
        return HiggsSample.read(11_000, RowProgress.NONE).dataset();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static double distance(String column, int label) {
    return Distribution.of(Rows.REAL_ROWS, column, label)
        .distance(Distribution.of(Rows.SIMULATED, column, label));
  }

  /**
   * The distances, for background and signal, in the simulation's specification. They were measured
   * with the independent generator (Python, NumPy) that the parameters were tuned with. The
   * sampling noise of a distance is about 0.01 here.
   */
  @ParameterizedTest
  @CsvSource({
    "lepton_pT, .024, .018",
    "missing_energy_magnitude, .035, .025",
    "jet_1_pt, .039, .072",
    "jet_2_pt, .032, .058",
    "jet_3_pt, .016, .061",
    "jet_4_pt, .031, .042",
    "jet_1_eta, .034, .020",
    "jet_2_eta, .038, .021",
    "jet_3_eta, .030, .018",
    "jet_4_eta, .021, .007",
    "jet_1_b-tag, .077, .082",
    "jet_2_b-tag, .049, .021",
    "jet_3_b-tag, .024, .007",
    "jet_4_b-tag, .058, .045",
    "m_jj, .069, .064",
    "m_jjj, .028, .016",
    "m_lv, .051, .064",
    "m_jlv, .050, .043",
    "m_bb, .046, .063",
    "m_wbb, .021, .075",
    "m_wwbb, .016, .065"
  })
  void featuresAreAsFarFromTheRealOnesAsSpecified(String column, double background, double signal) {
    assertThat(distance(column, 0)).isCloseTo(background, within(0.02));
    assertThat(distance(column, 1)).isCloseTo(signal, within(0.02));
  }

  @Test
  void isotropicFeaturesAreThoseOfTheRealRows() {
    for (String column : Higgs.COLUMNS.stream().filter(name -> name.endsWith("phi")).toList()) {
      assertThat(distance(column, 0)).as(column).isLessThan(0.03);
      assertThat(distance(column, 1)).as(column).isLessThan(0.03);
    }
  }

  @Test
  void meanAndLargestDistanceAreAsSpecified() {
    List<Double> distances = new ArrayList<>();
    for (String column : Higgs.COLUMNS) {
      // The specification lists neither azimuths nor the lepton's pseudorapidity.
      if (!column.endsWith("phi") && !column.equals("lepton_eta")) {
        distances.add(distance(column, 0));
        distances.add(distance(column, 1));
      }
    }
    double mean = distances.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double largest = distances.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertThat(mean).isCloseTo(0.039, within(0.004));
    assertThat(largest).isCloseTo(0.082, within(0.015));
  }

  /**
   * The specification has root mean square differences of 0.028 and 0.027, at most 0.16 and 0.18.
   */
  @Test
  void correlationsAreNearTheRealOnes() {
    for (int label = 0; label < LABELS; label++) {
      double squares = 0;
      double largest = 0;
      for (int i = 0; i < 28; i++) {
        for (int j = 0; j < i; j++) {
          double difference =
              correlation(Rows.REAL_ROWS, i, j, label) - correlation(Rows.SIMULATED, i, j, label);
          squares += difference * difference;
          largest = Math.max(largest, Math.abs(difference));
        }
      }
      assertThat(Math.sqrt(squares / (28 * 27 / 2))).isCloseTo(0.0275, within(0.007));
      assertThat(largest).isLessThan(0.22);
    }
  }

  private static double correlation(Dataset dataset, int i, int j, int label) {
    double[] a = centred(Distribution.values(dataset, Higgs.COLUMNS.get(i), label));
    double[] b = centred(Distribution.values(dataset, Higgs.COLUMNS.get(j), label));
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
    return values;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}

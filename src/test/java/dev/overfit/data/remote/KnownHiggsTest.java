package dev.overfit.data.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.DataException;
import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import dev.overfit.data.csv.HiggsSample;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHiggsTest {
  /** The features of the file's first row in float32, as TensorFlow's tutorial prints them. */
  private static final float[] FIRST_ROW = {
    0.8692932f,
    -0.6350818f,
    0.22569026f,
    0.32747006f,
    -0.6899932f,
    0.7542022f,
    -0.2485731f,
    -1.0920639f,
    0f,
    1.3749921f,
    -0.6536742f,
    0.9303491f,
    1.1074361f,
    1.1389043f,
    -1.5781983f,
    -1.0469854f,
    0f,
    0.65792954f,
    -0.01045457f,
    -0.04576717f,
    3.1019614f,
    1.35376f,
    0.9795631f,
    0.97807616f,
    0.92000484f,
    0.72165745f,
    0.98875093f,
    0.87667835f
  };

  private static void check(Dataset rows) throws IOException {
    new KnownHiggs().check("higgs", rows);
  }

  private static Dataset firstRow(float label, float... features) {
    return Dataset.of(Higgs.COLUMNS, features, new float[] {label});
  }

  @Test
  void theFilesOwnFirstRowIsKnown() {
    assertThatCode(() -> check(firstRow(1, FIRST_ROW))).doesNotThrowAnyException();
  }

  @Test
  void theSamplesRowsAreKnownAndThoseBehindTheFirst10000NotLookedAt() throws IOException {
    Dataset sample = HiggsSample.read().dataset();
    assertThatCode(() -> check(sample)).doesNotThrowAnyException();
    float[] features = sample.features().clone();
    Arrays.fill(features, HiggsSample.LEADING * 28, features.length, 7);
    Dataset others = Dataset.of(Higgs.COLUMNS, features, sample.labels());
    assertThatCode(() -> check(others)).doesNotThrowAnyException();
    assertThat(KnownHiggs.among(11_000)).isEqualTo(10_000);
    assertThat(KnownHiggs.among(200)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 14, 27})
  void eachValueHasToBeTheKnownOne(int column) {
    float[] features = FIRST_ROW.clone();
    features[column] += 0.02f;
    assertThatThrownBy(() -> check(firstRow(1, features)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("higgs, row 1, column " + Higgs.COLUMNS.get(column) + ": expected ")
        .hasMessageEndingWith("received " + features[column] + ": these rows are not HIGGS");
  }

  @Test
  void theLastKnownRowCounts() throws IOException {
    Dataset sample = HiggsSample.read().dataset();
    float[] labels = sample.labels().clone();
    labels[HiggsSample.LEADING - 1] = 1 - labels[HiggsSample.LEADING - 1];
    Dataset other = Dataset.of(Higgs.COLUMNS, sample.features(), labels);
    assertThatThrownBy(() -> check(other))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("higgs, row 10,000, column label: expected ");
  }

  /** Allows half a unit of the third digit: 0.5e-3 at 0.869, 0.5e-2 at 1.37, 0.5e-4 at 0.0458. */
  @ParameterizedTest
  @CsvSource({
    "0.8692932, 0.869, true",
    "0.8694999, 0.869, true",
    "0.8696, 0.869, false",
    "0.8684, 0.869, false",
    "-0.869, 0.869, false",
    "1.3749921, 1.37, true",
    "1.376, 1.37, false",
    "0.045767, 0.0458, true",
    "0.0459, 0.0458, false",
    "0.0100499, 0.01, true",
    "0.009996, 0.01, true",
    "0.01006, 0.01, false",
    "0.99951, 1.0, true",
    "1.0049, 1.0, true",
    "123.4, 123, true",
    "124, 123, false",
    "0, 0, true",
    "0.0001, 0, false",
    "0, 0.869, false"
  })
  void aValueRoundsToThreeDigits(float value, float rounded, boolean rounds) {
    assertThat(KnownHiggs.rounds(value, rounded)).isEqualTo(rounds);
  }
}

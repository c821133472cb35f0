package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.csv.FormulaCsv;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final List<String> COLUMNS = List.of("a", "b");

  @Test
  void aSliceHoldsItsRowsAndNoOthers() {
    Dataset slice = FormulaCsv.dataset(10).slice(3, 5);
    assertThat(slice.rows()).isEqualTo(2);
    assertThat(slice.width()).isEqualTo(28);
    assertThat(slice.labels()).containsExactly(1f, 0f);
    assertThat(slice.features()[0]).isEqualTo(3f);
    assertThat(slice.features()[28]).isEqualTo(4f);
  }

  @Test
  void rowsInAStoreAreAsThoseInAnArray() {
    Dataset array = FormulaCsv.dataset(10_000); // more than one block
    Dataset stored = Dataset.stored(array.columns(), array::read, array.labels());
    assertSame(stored, array);
    assertSame(stored.slice(7, 9_000), array.slice(7, 9_000));
    assertSame(stored.slice(7, 9_000).slice(1, 3), array.slice(7, 9_000).slice(1, 3));
    assertSame(stored.shuffled(5), array.shuffled(5));
    assertSame(stored.shuffled(5).slice(100, 200), array.shuffled(5).slice(100, 200));
    assertThat(RowDigest.sha256(stored)).isEqualTo(RowDigest.sha256(array));
  }

  private static void assertSame(Dataset actual, Dataset expected) {
    assertThat(actual.columns()).isEqualTo(expected.columns());
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.labels()).isEqualTo(expected.labels());
    assertThat(actual.features()).isEqualTo(expected.features());
    assertThat(actual.feature(1, 27)).isEqualTo(expected.features()[55]);
    float[] some = new float[57];
    actual.read(actual.rows() - 2, 2, some);
    int width = expected.width();
    assertThat(Arrays.copyOf(some, 56))
        .isEqualTo(
            Arrays.copyOfRange(
                expected.features(), (expected.rows() - 2) * width, expected.rows() * width));
  }

  /** Each row's first feature is its number, which is also its weight here. */
  @Test
  void weightsStayWithTheirRows() {
    Dataset plain = FormulaCsv.dataset(40);
    float[] numbers = new float[40];
    for (int row = 0; row < 40; row++) {
      numbers[row] = plain.feature(row, 0);
    }
    Dataset array = plain.withWeights(numbers);
    Dataset stored =
        Dataset.stored(array.columns(), array::read, array.labels()).withWeights(numbers);
    for (Dataset rows : List.of(array, stored)) {
      assertWeighedByNumber(rows);
      assertWeighedByNumber(rows.slice(7, 30));
      assertWeighedByNumber(rows.shuffled(5).slice(1, 9));
      assertWeighedByNumber(rows.slice(3, 5).followedBy(rows.slice(0, 2)));
      Split split = LoadedData.of(rows, "numbers").split(3, 0.5, 0.25, 0.25);
      assertWeighedByNumber(split.training());
      assertWeighedByNumber(split.test().orElseThrow());
      assertWeighedByNumber(LoadedData.of(rows, "numbers").kFold(1, 4).get(2).training());
    }
    assertThat(plain.slice(0, 2).followedBy(array.slice(5, 7)).weights())
        .hasValueSatisfying(weights -> assertThat(weights).containsExactly(1, 1, 5, 6));
    assertThat(plain.followedBy(plain).weights()).isEmpty();
  }

  private static void assertWeighedByNumber(Dataset rows) {
    float[] weights = rows.weights().orElseThrow();
    assertThat(weights).hasSize(rows.rows());
    for (int row = 0; row < weights.length; row++) {
      assertThat(weights[row]).isEqualTo(rows.feature(row, 0));
    }
  }

  @Test
  void aWeightIsFiniteAndNotNegativeAndOneARow() {
    Dataset two = FormulaCsv.dataset(2);
    assertThatThrownBy(() -> two.withWeights(new float[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights: expected one a row, 2, received 1");
    for (float wrong : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> two.withWeights(new float[] {0, wrong}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "row 2: expected a weight that is finite and not negative, received " + wrong);
    }
  }

  @Test
  void othersStandBehindWhereverTheyLie() {
    Dataset all = FormulaCsv.dataset(10_000);
    Dataset first = all.slice(0, 4_097);
    Dataset others = all.slice(4_097, 10_000);
    Dataset stored = Dataset.stored(others.columns(), others::read, others.labels());
    assertSame(first.followedBy(others), all);
    assertSame(first.followedBy(stored), all);
    assertSame(stored.followedBy(first).slice(5_903, 10_000), first);
    assertThat(RowDigest.sha256(first.followedBy(others))).isEqualTo(RowDigest.sha256(all));
    assertThatThrownBy(() -> first.followedBy(Dataset.of(new float[][] {{1}}, new float[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rows: expected the columns [")
        .hasMessageEndingWith(", received [feature_0]");
  }

  @Test
  void joinedRowsAllTrainButThoseThatTest() {
    LoadedData rows = LoadedData.of(FormulaCsv.dataset(10), "ten");
    Split joined = rows.split(2, 5, 3).joined();
    // the first two validate, so they come after the five that train
    assertThat(joined.training().features()[0]).isEqualTo(rows.dataset().feature(2, 0));
    assertThat(joined.training().feature(5, 0)).isEqualTo(rows.dataset().feature(0, 0));
    assertThat(joined.training().rows()).isEqualTo(7);
    assertThat(joined.validation().rows()).isZero();
    assertThat(joined.test().orElseThrow().features())
        .isEqualTo(rows.dataset().slice(7, 10).features());
    assertThat(joined.origin()).isEqualTo(rows.origin());
    Dataset none = joined.validation();
    assertThatThrownBy(() -> new Split(none, rows.dataset(), rows.origin()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("training: expected at least 1 row, received none");
  }

  @Test
  void rowsOutsideAreNotRead() {
    Dataset rows = FormulaCsv.dataset(10);
    assertThatThrownBy(() -> rows.read(9, 2, new float[56]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: expected some of 10, received 2 from 9");
    assertThatThrownBy(() -> rows.read(-1, 2, new float[56]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSliceOutsideTheRowsIsRefused() {
    Dataset rows = FormulaCsv.dataset(10);
    assertThatThrownBy(() -> rows.slice(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rows.slice(2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rows.slice(9, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows [9, 11): expected a range within 10 rows");
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Dataset.of(COLUMNS, new float[3], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features: expected rows x columns = 2 x 2 values, received 3");
    assertThatThrownBy(() -> Dataset.of(List.of(), new float[0], new float[2]))
        .hasMessage("columns: expected at least 1 feature, received none");
  }

  @Test
  void aLabelThatIsNeitherZeroNorOneIsRefused() {
    assertThatThrownBy(() -> Dataset.of(COLUMNS, new float[4], new float[] {0, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 2: expected label 0 or 1, received 2.0");
  }

  @Test
  void aFeatureThatIsNotFiniteIsRefused() {
    float[] features = {0, 0, 0, Float.NaN};
    assertThatThrownBy(() -> Dataset.of(COLUMNS, features, new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 2, column b: expected a finite number, received NaN");
  }

  @Test
  void rowsOfArraysAreCopiedAndNamed() {
    float[][] features = {{1, 2}, {3, 4}};
    Dataset dataset = Dataset.of(features, new float[] {0, 1});
    features[0][0] = 9;
    assertThat(dataset.columns()).containsExactly("feature_0", "feature_1");
    assertThat(dataset.features()).containsExactly(1f, 2f, 3f, 4f);
  }

  @Test
  void rowsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> Dataset.of(new float[][] {{1, 2}, {3}}, new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 2: expected 2 features, received 1");
    assertThatThrownBy(() -> Dataset.of(new float[][] {{1}}, new float[2]))
        .hasMessage(
            "rows: expected as many rows of features as labels, at least 1, received 1 and 2");
  }
}

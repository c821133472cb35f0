package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which rows count as repeated, with even and odd numbers of features. */
class RepeatedRowsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void aRowIsRepeatedIfAllFeaturesAndTheLabelAreEqual(int width) {
    RepeatedRows training = new RepeatedRows(rows(width, -1, 1));
    assertThat(training.in(rows(width, -1, 1))).isEqualTo(1);
    assertThat(training.in(rows(width, -1, 0))).isZero();
    for (int changed = 0; changed < width; changed++) {
      assertThat(training.in(rows(width, changed, 1))).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theSameNumbersInOtherColumnsAreAnotherRow(int width) {
    float[] swapped = features(width, -1);
    swapped[width - 2] = width - 1;
    swapped[width - 1] = width - 2;
    RepeatedRows training = new RepeatedRows(rows(width, -1, 1));
    Dataset other = Dataset.of(Dataset.unnamed(width), swapped, new float[] {1});
    assertThat(training.in(other)).isZero();
  }

  /** Returns one row of 0, 1, …, of which one feature may be changed. */
  private static Dataset rows(int width, int changed, float label) {
    return Dataset.of(Dataset.unnamed(width), features(width, changed), new float[] {label});
  }

  private static float[] features(int width, int changed) {
    float[] features = new float[width];
    for (int i = 0; i < width; i++) {
      features[i] = i == changed ? -0.5f : i;
    }
    return features;
  }
}

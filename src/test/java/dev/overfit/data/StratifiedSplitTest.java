package dev.overfit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests splits by label of rows whose only feature is their number. */
class StratifiedSplitTest {
  /** Returns rows sorted by label, as exported tables often are: the first ones have label 1. */
  private static LoadedData rows(int rows, int positives) {
    float[] features = new float[rows];
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      features[row] = row;
      labels[row] = row < positives ? 1 : 0;
    }
    return LoadedData.of(Dataset.of(List.of("row"), features, labels), "mine");
  }

  private static int positives(Dataset part) {
    int positives = 0;
    for (float label : part.labels()) {
      positives += label == 1 ? 1 : 0;
    }
    return positives;
  }

  private static IntStream numbers(Dataset part) {
    return IntStream.range(0, part.rows()).map(row -> (int) part.features()[row]);
  }

  /** Of 1,000 rows, 200 with label 1: 700 with 140, 150 with 30, 150 with 30. */
  @Test
  void partsHaveTheirSharesOfEachLabel() {
    LoadedData data = rows(1000, 200);
    Split split = data.split(7, 0.7, 0.15, 0.15);
    Dataset test = split.test().orElseThrow();
    assertThat(split.training().rows()).isEqualTo(700);
    assertThat(split.validation().rows()).isEqualTo(150);
    assertThat(test.rows()).isEqualTo(150);
    assertThat(positives(split.training())).isEqualTo(140);
    assertThat(positives(split.validation())).isEqualTo(30);
    assertThat(positives(test)).isEqualTo(30);
    assertThat(
            Stream.of(split.training(), split.validation(), test)
                .flatMapToInt(StratifiedSplitTest::numbers)
                .sorted())
        .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    assertThat(split.origin()).isSameAs(data.origin());
    assertThat(split.training().columns()).containsExactly("row");
  }

  @Test
  void rowsKeepTheirLabelsAndComeInADrawnOrder() {
    Dataset training = rows(1000, 200).split(7, 0.7, 0.3, 0).training();
    for (int row = 0; row < training.rows(); row++) {
      assertThat(training.labels()[row]).isEqualTo(training.features()[row] < 200 ? 1 : 0);
    }
    assertThat(positives(training.slice(0, 100))).isEqualTo(20);
    assertThat(numbers(training).toArray()).isNotEqualTo(numbers(training).sorted().toArray());
  }

  @Test
  void theSeedDecides() {
    LoadedData data = rows(100, 50);
    assertThat(validation(data, 3))
        .isEqualTo(validation(data, 3))
        .isNotEqualTo(validation(data, 4));
    assertThat(data.kFold(3, 5).get(0).validation().features())
        .isEqualTo(data.kFold(3, 5).get(0).validation().features())
        .isNotEqualTo(data.kFold(4, 5).get(0).validation().features());
  }

  private static float[] validation(LoadedData data, long seed) {
    return data.split(seed, 0.5, 0.5, 0).validation().features();
  }

  /** For any sizes, shares and seeds, each label's rows in each part are right to within one. */
  @Test
  void eachLabelIsRightToWithinARow() {
    Random draws = new Random(11);
    for (int round = 0; round < 200; round++) {
      int count = 50 + draws.nextInt(500);
      int positives = 25 + draws.nextInt(count - 49);
      double training = 0.2 + 0.4 * draws.nextDouble();
      double validation = 0.1 + 0.1 * draws.nextDouble();
      double test = 0.1 + 0.1 * draws.nextDouble();
      Split split = rows(count, positives).split(round, training, validation, test);
      assertShare(split.training(), training, count, positives);
      assertShare(split.validation(), validation, count, positives);
      assertShare(split.test().orElseThrow(), test, count, positives);
    }
  }

  private static void assertShare(Dataset part, double share, int rows, int positives) {
    assertThat(Math.abs(part.rows() - share * rows)).isLessThanOrEqualTo(1);
    double expected = (double) positives / rows * part.rows();
    assertThat(Math.abs(positives(part) - expected)).isLessThan(1);
  }

  @Test
  void whatIsLeftOverIsNotUsed() {
    Split split = rows(100, 50).split(1, 0.5, 0.25, 0);
    assertThat(split.training().rows() + split.validation().rows()).isEqualTo(75);
    assertThat(split.test()).isEmpty();
  }

  /** 0.1 + 0.2 + 0.7 is 1 in decimals, whatever float64 makes of it, and leaves no row over. */
  @ParameterizedTest
  @CsvSource({"0.7, 0.15, 0.15", "0.7, 0.2, 0.1", "0.6, 0.3, 0.1", "0.8, 0.1, 0.1"})
  void sharesInDecimalsMayAddUpToOne(double training, double validation, double test) {
    Split split = rows(997, 300).split(1, training, validation, test);
    assertThat(
            split.training().rows() + split.validation().rows() + split.test().orElseThrow().rows())
        .isEqualTo(997);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0    | 0.5 | 0   | training: expected a share above 0 and at most 1, received 0.0
          NaN  | 0.5 | 0   | training: expected a share above 0 and at most 1, received NaN
          0.5  | 0   | 0   | validation: expected a share above 0 and at most 1, received 0.0
          0.5  | 1.5 | 0   | validation: expected a share above 0 and at most 1, received 1.5
          0.5  | 0.2 | -1  | test: expected a share of at least 0 and at most 1, received -1.0
          0.5  | 0.5 | 0.5 | shares: expected a sum of at most 1, received 0.5 + 0.5 + 0.5 = 1.5
          0.9  | 0.1 | 0.001 | shares: expected a sum of at most 1, received 0.9 + 0.1 + 0.001 = 1.001
          0.97 | 0.02 | 0   | validation: expected a share with rows of both labels, received one of 2 of mine's 100 rows, 0 with label 1
          0.7  | 0.299 | 0.001 | test: expected a share with rows of both labels, received one of 0 of mine's 100 rows, 0 with label 1
          """)
  void badSharesAreRefused(double training, double validation, double test, String message) {
    assertThatThrownBy(() -> rows(100, 10).split(1, training, validation, test))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** 103 rows, 13 of them with label 1, in 5 folds: 20 or 21 rows each, 2 or 3 with label 1. */
  @Test
  void eachRowValidatesOnce() {
    LoadedData data = rows(103, 13);
    List<Split> splits = data.kFold(9, 5);
    assertThat(splits).hasSize(5);
    for (Split split : splits) {
      assertThat(split.validation().rows()).isBetween(20, 21);
      assertThat(positives(split.validation())).isBetween(2, 3);
      assertThat(positives(split.training())).isEqualTo(13 - positives(split.validation()));
      assertThat(IntStream.concat(numbers(split.training()), numbers(split.validation())).sorted())
          .containsExactlyElementsOf(IntStream.range(0, 103).boxed().toList());
      assertThat(split.test()).isEmpty();
      assertThat(split.origin()).isSameAs(data.origin());
    }
    assertThat(splits.stream().flatMapToInt(split -> numbers(split.validation())).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 103).boxed().toList());
  }

  @Test
  void leaveOneOutOfEachLabelIsTheMost() {
    List<Split> splits = rows(12, 5).kFold(1, 5);
    assertThat(splits).allMatch(split -> positives(split.validation()) == 1);
    assertThatThrownBy(() -> rows(12, 5).kFold(1, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "k: expected at least 2 folds, and at most as many as there are rows of either label, 5"
                + " in mine, received 6");
    assertThatThrownBy(() -> rows(12, 5).kFold(1, 1)).hasMessageEndingWith("received 1");
    assertThatThrownBy(() -> rows(12, 0).kFold(1, 2)).hasMessageContaining("0 in mine");
  }

  @Test
  void rowsInAStoreAreDealtOutAsThoseInAnArray() {
    LoadedData data = rows(60, 20);
    float[] features = data.dataset().features();
    Dataset stored =
        Dataset.stored(
            data.dataset().columns(),
            (from, count, into) -> System.arraycopy(features, from, into, 0, count),
            data.dataset().labels());
    LoadedData alike = new LoadedData(stored, data.origin());
    assertSame(alike.split(2, 0.6, 0.2, 0.2), data.split(2, 0.6, 0.2, 0.2));
    assertSame(alike.kFold(2, 4).get(3), data.kFold(2, 4).get(3));
  }

  private static void assertSame(Split found, Split expected) {
    assertThat(found.training().features()).isEqualTo(expected.training().features());
    assertThat(found.training().labels()).isEqualTo(expected.training().labels());
    assertThat(found.validation().features()).isEqualTo(expected.validation().features());
    assertThat(found.test().map(Dataset::features).map(Arrays::toString))
        .isEqualTo(expected.test().map(Dataset::features).map(Arrays::toString));
  }
}

package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartOfRowsTest {
  /** The labels of a thousand rows, 300 of them positive. */
  private static final float[] LABELS = labels(1000, 300);

  private static final List<Double> SHARES = List.of(1 / 16.0, 1 / 8.0, 0.2, 1 / 4.0, 0.49, 0.5);

  private static float[] labels(int rows, int positives) {
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = 7 * row % rows < positives ? 1 : 0;
    }
    return labels;
  }

  private static Set<Integer> rows(double share, long seed) {
    Set<Integer> rows = new HashSet<>();
    Arrays.stream(PartOfRows.of(LABELS, share, seed)).forEach(rows::add);
    return rows;
  }

  /** 300 / 16 = 18.75 and 700 / 16 = 43.75, rounded. */
  @Test
  void hasTheShareOfEachClassRounded() {
    int[] rows = PartOfRows.of(LABELS, 1 / 16.0, 0);
    assertThat(rows).hasSize(19 + 44).doesNotHaveDuplicates().isSorted();
    assertThat(Arrays.stream(rows).filter(row -> LABELS[row] == 1)).hasSize(19);
    assertThat(PartOfRows.count(LABELS, 1 / 16.0)).isEqualTo(63);
    assertThat(PartOfRows.count(LABELS, 1)).isEqualTo(1000);
    assertThat(PartOfRows.count(labels(10, 5), 0.5)).isEqualTo(3 + 2);
    assertThat(PartOfRows.of(labels(10, 5), 0.5, 0)).hasSize(5);
  }

  @Test
  void hasARowOfEachClassThatThereIs() {
    float[] labels = labels(1000, 3);
    int[] rows = PartOfRows.of(labels, 0.001, 5);
    assertThat(rows).hasSize(2);
    assertThat(labels[rows[0]] + labels[rows[1]]).isOne();
    assertThat(PartOfRows.of(new float[10], 0.01, 5)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -9})
  void aSmallerPartIsPartOfALarger(long seed) {
    for (int i = 1; i < SHARES.size(); i++) {
      assertThat(rows(SHARES.get(i), seed)).containsAll(rows(SHARES.get(i - 1), seed));
    }
  }

  @Test
  void theSeedDrawsIt() {
    assertThat(rows(0.25, 3)).isEqualTo(rows(0.25, 3));
    // Another draw is expected to share 62 or 63 of the 250 rows, with a standard deviation below
    // 7.
    Set<Integer> both = rows(0.25, 3);
    both.retainAll(rows(0.25, 4));
    assertThat(both).hasSizeBetween(30, 95);
  }

  /** Every row is equally likely: 800 draws, 200 expected, standard deviation 12.2; six of them. */
  @Test
  void everyRowIsAsLikely() {
    int[] counts = new int[20];
    float[] labels = labels(20, 8);
    for (long seed = 0; seed < 800; seed++) {
      Arrays.stream(PartOfRows.of(labels, 0.25, seed)).forEach(row -> counts[row]++);
    }
    assertThat(Arrays.stream(counts)).allMatch(count -> 127 < count && count < 273);
  }

  @Test
  void allRowsGoInTheOrderThatTheyGoInAnyway() {
    PartOfRows all = new PartOfRows(PartOfRows.of(LABELS, 1, 3), RowOrder.shuffled(3));
    for (int epoch = 1; epoch < 4; epoch++) {
      int[] expected = new int[LABELS.length];
      RowOrder.shuffled(3).fill(expected, epoch);
      assertThat(filled(all, LABELS.length, epoch)).isEqualTo(expected);
    }
  }

  private static int[] filled(RowOrder order, int rows, int epoch) {
    int[] filled = new int[rows];
    Arrays.fill(filled, -1);
    order.fill(filled, epoch);
    return filled;
  }

  /** With passes of 3 rows and epochs of 7, an epoch is 2 1/3 passes and continues the last one. */
  @Test
  void anEpochGoesOnWhereTheOneBeforeEnded() {
    RowOrder passes =
        (order, pass) -> {
          for (int i = 0; i < order.length; i++) {
            order[i] = (i + pass) % order.length;
          }
        };
    PartOfRows order = new PartOfRows(new int[] {4, 5, 6}, passes);
    assertThat(filled(order, 7, 1)).containsExactly(5, 6, 4, 6, 4, 5, 4);
    assertThat(filled(order, 7, 2)).containsExactly(5, 6, 5, 6, 4, 6, 4);
    assertThat(filled(order, 7, 3)).containsExactly(5, 4, 5, 6, 5, 6, 4);
    assertThat(filled(order, 7, 2)).containsExactly(5, 6, 5, 6, 4, 6, 4);
  }

  /** After any epoch, no row has been seen two times more than another. */
  @Test
  void rowsAreSeenEquallyOften() {
    int[] rows = PartOfRows.of(LABELS, 0.3, 11);
    PartOfRows order = new PartOfRows(rows, RowOrder.shuffled(11));
    int[] seen = new int[LABELS.length];
    for (int epoch = 1; epoch <= 20; epoch++) {
      Arrays.stream(filled(order, LABELS.length, epoch)).forEach(row -> seen[row]++);
      int times = epoch * LABELS.length / rows.length;
      assertThat(Arrays.stream(rows).map(row -> seen[row]))
          .allMatch(t -> t == times || t == times + 1);
      assertThat(IntStream.of(seen).sum()).isEqualTo(epoch * LABELS.length);
    }
  }

  @Test
  void aShareIsSaidAsOneOfSoManyPartsIfItIsOne() {
    assertThat(PartOfRows.words(1 / 16.0)).isEqualTo("1/16 of the training rows");
    assertThat(PartOfRows.words(0.3)).isEqualTo("0.3 of the training rows");
  }
}

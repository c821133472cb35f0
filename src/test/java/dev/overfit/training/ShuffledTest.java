package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledTest {
  @Test
  void everyEpochIsAPermutation() {
    for (int epoch = 1; epoch <= 5; epoch++) {
      int[] order = order(3, epoch, 1000);
      Arrays.sort(order);
      assertThat(order).isEqualTo(IntStream.range(0, 1000).toArray());
    }
  }

  @Test
  void theSeedAndTheEpochDecideAndNothingElse() {
    assertThat(order(3, 7, 1000)).isEqualTo(order(3, 7, 1000));
    assertThat(order(3, 7, 1000)).isNotEqualTo(order(3, 8, 1000));
    assertThat(order(3, 7, 1000)).isNotEqualTo(order(4, 7, 1000));
  }

  @Test
  void everyRowIsAsLikelyInEveryPlace() {
    // 3 rows have 6 orders; each is expected in 1,000 of 6,000 draws with a standard deviation of
    // 29; five of them.
    int[] counts = new int[27];
    for (int epoch = 1; epoch <= 6000; epoch++) {
      int[] order = order(11, epoch, 3);
      counts[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    assertThat(Arrays.stream(counts).filter(count -> count > 0).toArray()).hasSize(6);
    Arrays.stream(counts)
        .filter(count -> count > 0)
        .forEach(count -> assertThat((double) count).isCloseTo(1000, within(145.0)));
  }

  @Test
  void successiveEpochsAreUnrelated() {
    // Of 1,000 rows one is expected to keep its place, with a standard deviation of one, and one to
    // follow the same row as before.
    for (long seed = 0; seed < 20; seed++) {
      int[] first = order(seed, 1, 1000);
      int[] second = order(seed, 2, 1000);
      assertThat(same(first, second, 0)).isLessThan(8);
      assertThat(same(first, second, 1)).isLessThan(8);
      assertThat(same(second, first, 1)).isLessThan(8);
    }
  }

  private static int same(int[] first, int[] second, int shift) {
    int same = 0;
    for (int i = shift; i < first.length; i++) {
      same += first[i] == second[i - shift] ? 1 : 0;
    }
    return same;
  }

  private static int[] order(long seed, int epoch, int rows) {
    int[] order = new int[rows];
    Arrays.fill(order, -1);
    RowOrder.shuffled(seed).fill(order, epoch);
    return order;
  }
}

package dev.overfit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.table.SplitRule.Parts;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitRuleTest {
  private static boolean[] sorted(int negatives, int positives) {
    boolean[] all = new boolean[negatives + positives];
    Arrays.fill(all, negatives, all.length, true);
    return all;
  }

  @Test
  void eachPartHasTheClassesAsAllHave() {
    boolean[] positive = sorted(900, 100);
    Parts parts = SplitRule.random(3).deal(positive);
    assertThat(parts.validation()).hasSize(200);
    assertThat(parts.test()).hasSize(200);
    assertThat(parts.training()).hasSize(600);
    for (int[] part : new int[][] {parts.training(), parts.validation(), parts.test()}) {
      long positives = IntStream.of(part).filter(row -> positive[row]).count();
      assertThat(positives).isBetween(part.length / 10 - 1L, part.length / 10 + 1L);
    }
  }

  @Test
  void everyRowIsInOnePart() {
    Parts parts = SplitRule.random(3).deal(sorted(51, 50));
    assertThat(
            IntStream.concat(
                    IntStream.of(parts.training()),
                    IntStream.concat(IntStream.of(parts.validation()), IntStream.of(parts.test())))
                .sorted())
        .containsExactlyElementsOf(IntStream.range(0, 101).boxed().toList());
  }

  @Test
  void theSeedDecides() {
    boolean[] positive = sorted(50, 50);
    assertThat(SplitRule.random(3).deal(positive).test())
        .isEqualTo(SplitRule.random(3).deal(positive).test())
        .isNotEqualTo(SplitRule.random(4).deal(positive).test());
  }

  @Test
  void inOrderTheFirstValidateTheNextTest() {
    Parts parts = SplitRule.first(2).withParts(2, 3).deal(sorted(5, 5));
    assertThat(parts.validation()).containsExactly(0, 1);
    assertThat(parts.test()).containsExactly(2, 3, 4);
    assertThat(parts.training()).containsExactly(5, 6, 7, 8, 9);
  }

  @Test
  void partsThatLeaveNothingAreRefused() {
    assertThatThrownBy(() -> SplitRule.first(10).deal(sorted(5, 5)))
        .hasMessageContaining("expected parts of 10 rows that leave some to each and to train");
    assertThatThrownBy(() -> SplitRule.first(0.01).deal(sorted(5, 5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SplitRule.first(1.5))
        .hasMessage("validation: expected a share below 1 or a whole number of rows, received 1.5");
  }
}

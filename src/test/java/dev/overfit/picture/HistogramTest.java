package dev.overfit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void anInnerEdgeCountsAboveAndTheLastEdgeInTheLastBin() {
    // Bins [0, 1), [1, 2), [2, 3]: 0 and 0.5 | 1 | 2, 2.9 and 3.
    Histogram histogram = Histogram.of(new double[] {0, 0.5, 1, 2, 2.9, 3}, 3);
    assertThat(histogram.counts()).containsExactly(2, 1, 3);
    assertThat(histogram.middle(1)).isEqualTo(1.5);
    assertThat(histogram.binWidth()).isEqualTo(1);
  }

  @Test
  void whatIsOutsideCountsNowhere() {
    assertThat(Histogram.of(new double[] {-1, 0, 4, 9}, 0, 4, 2).counts()).containsExactly(1, 1);
  }

  @Test
  void valuesThatAreAllTheSameFillTheFirstBin() {
    assertThat(Histogram.of(new double[] {7, 7}, 4).counts()).containsExactly(2, 0, 0, 0);
  }

  @Test
  void noValuesMakeEmptyBins() {
    assertThat(Histogram.of(new double[0], 2).counts()).containsExactly(0, 0);
  }
}

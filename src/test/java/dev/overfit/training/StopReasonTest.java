package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopReasonTest {
  @Test
  void onlyWhatCannotGoOnHasEnded() {
    assertThat(new StopReason.EpochsCompleted(30).ends(30)).isTrue();
    assertThat(new StopReason.EpochsCompleted(30).ends(31)).isFalse();
    assertThat(new StopReason.EarlyStopped(30, Metric.VAL_LOSS, 10).ends(1000)).isTrue();
    assertThat(new StopReason.Diverged(3, Double.NaN).ends(1000)).isTrue();
    assertThat(new StopReason.Cancelled(30).ends(30)).isFalse();
  }
}

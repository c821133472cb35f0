package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EpochChunksTest {
  @Test
  void runsTakeAboutHalfASecondByTheOneBefore() {
    EpochChunks chunks = EpochChunks.byTime();
    assertThat(chunks.next()).isEqualTo(32);
    // 50 ms a step
    chunks.took(32, Duration.ofMillis(1600).toNanos());
    assertThat(chunks.next()).isEqualTo(10);
    // 0.1 ms a step
    chunks.took(10, Duration.ofMillis(1).toNanos());
    assertThat(chunks.next()).isEqualTo(5000);
  }

  @Test
  void aRunHasAtLeastOneStepAndEndsHoweverQuickTheOneBeforeWas() {
    EpochChunks chunks = EpochChunks.byTime();
    chunks.took(1, Duration.ofMinutes(1).toNanos());
    assertThat(chunks.next()).isOne();
    chunks.took(32, 0);
    assertThat(chunks.next()).isEqualTo(1 << 20);
  }

  @Test
  void whereEachStepIsToldARunIsOneStep() {
    EpochChunks chunks = EpochChunks.single();
    assertThat(chunks.next()).isOne();
    chunks.took(1, 1);
    assertThat(chunks.next()).isOne();
  }
}

package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicateNameTest {
  @Test
  void firstIsCalledAsTheModelAndTheOthersAreNumbered() {
    assertThat(ReplicateName.of("Tiny", 0)).isEqualTo("Tiny");
    assertThat(ReplicateName.of("Tiny", 1)).isEqualTo("Tiny-1");
    assertThat(ReplicateName.of("Tiny", 12)).isEqualTo("Tiny-12");
  }

  @Test
  void modelCalledAsAnothersReplicateIsKnownInWhicheverCase() {
    assertThat(ReplicateName.isReplicateOf("Tiny-1", "Tiny")).isTrue();
    assertThat(ReplicateName.isReplicateOf("tiny-12", "Tiny")).isTrue();
    assertThat(ReplicateName.isReplicateOf("Batch-16-1", "Batch-16")).isTrue();
  }

  @Test
  void otherNamesAreNot() {
    assertThat(ReplicateName.isReplicateOf("Tiny", "Tiny")).isFalse();
    assertThat(ReplicateName.isReplicateOf("Tiny", "Tiny-1")).isFalse();
    assertThat(ReplicateName.isReplicateOf("Tiny-0", "Tiny")).isFalse();
    assertThat(ReplicateName.isReplicateOf("Tiny-01", "Tiny")).isFalse();
    assertThat(ReplicateName.isReplicateOf("Tiny-x", "Tiny")).isFalse();
    assertThat(ReplicateName.isReplicateOf("Batch-16", "Batch-64")).isFalse();
    assertThat(ReplicateName.isReplicateOf("Batch-16-1", "Batch")).isFalse();
  }
}

package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void nothingTakesNoTime() {
    Schedule schedule = new Schedule(2);
    assertThat(schedule.end()).isZero();
    assertThat(schedule.atOnce()).isZero();
  }

  /** On two cores, 3 s and 1 s begin at once, 1 s at second 1, 4 s at second 2, until second 6. */
  @Test
  void eachBeginsAsSoonAsACoreIsFree() {
    Schedule schedule = new Schedule(2);
    for (int seconds : new int[] {3, 1, 1, 4}) {
      schedule.add(1, Duration.ofSeconds(seconds));
    }
    assertThat(schedule.end()).hasSeconds(6);
    assertThat(schedule.atOnce()).isEqualTo(2);
  }

  /**
   * A training on both cores waits for the longer of the two before it and keeps the next one
   * waiting.
   */
  @Test
  void whatNeedsAllCoresRunsAlone() {
    Schedule schedule = new Schedule(2);
    schedule.add(1, Duration.ofSeconds(3));
    schedule.add(1, Duration.ofSeconds(5));
    schedule.add(2, Duration.ofSeconds(10));
    schedule.add(1, Duration.ofSeconds(1));
    assertThat(schedule.end()).hasSeconds(16);
  }

  @Test
  void onOneCoreTheyFollowOneAnother() {
    Schedule schedule = new Schedule(1);
    for (int i = 0; i < 5; i++) {
      schedule.add(1, Duration.ofMillis(100));
    }
    assertThat(schedule.end()).hasMillis(500);
    assertThat(schedule.atOnce()).isEqualTo(1);
  }
}

package dev.overfit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventLogTest {
  @Test
  void theLastThousandAreKeptUnderTheirNumbers() throws InterruptedException {
    EventLog log = new EventLog();
    for (int epoch = 1; epoch <= 10_000; epoch++) {
      log.add("epoch", epoch);
    }
    log.end();
    assertThat(log.after(0, Duration.ZERO))
        .hasSize(1000)
        .startsWith(new EventLog.Event(9001, "epoch", "9001"))
        .endsWith(new EventLog.Event(10_000, "epoch", "10000"));
    assertThat(log.after(9999, Duration.ZERO)).hasSize(1);
    assertThat(log.endsWith(9999)).isFalse();
    assertThat(log.endsWith(10_000)).isTrue();
  }
}

package dev.overfit.data.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000;

  /** 100 bytes a second over 10 seconds: 1,000 bytes a window. */
  private final Pace pace = new Pace("u", new RemoteLimits.Rate(100, Duration.ofSeconds(10)));

  @Test
  void aByteASecondIsTooSlowOnceAWindowHasPassed() throws Exception {
    for (int i = 0; i < 9; i++) {
      pace.came(1, SECOND);
    }
    assertThatThrownBy(() -> pace.came(1, SECOND))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("u: expected at least 100 bytes a second, received 10 in 10 s");
  }

  @Test
  void eachWindowIsJudgedAlone() throws Exception {
    pace.came(1_000_000, 10 * SECOND); // fast bytes do not make up for later slow ones
    pace.came(1_000, 10 * SECOND); // exactly as much as expected
    assertThatThrownBy(() -> pace.came(999, 10 * SECOND))
        .hasMessageEndingWith("received 999 in 10 s");
  }

  @Test
  void aLongWaitAsksForAsMuchMore() throws Exception {
    pace.came(900, 5 * SECOND);
    assertThatThrownBy(() -> pace.came(1_000, 20 * SECOND)) // 2,500 in 25 s are expected
        .hasMessageEndingWith("received 1,900 in 25 s");
  }

  @Test
  void timeWithoutWaitingIsNotTheServers() {
    assertThatCode(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                pace.came(1, 0);
              }
            })
        .doesNotThrowAnyException();
  }
}

package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Tests the second signal with one that ends no process. */
class SecondSignalTest {
  private static final String HARMLESS = "WINCH"; // the terminal's size changed

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final AtomicLong nanos = new AtomicLong(5);

  @Test
  void theFirstOneAndItsEchoAreLeftToTheHandlerBeforeAndTheSecondIsOurs() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows has no such signal");
    Object ours = JdkSignals.handler(() -> heard.add("before")).orElseThrow();
    Object before = JdkSignals.handle(HARMLESS, ours).orElseThrow();
    try {
      Runnable takeBack =
          SecondSignal.watch(List.of(HARMLESS), () -> heard.add("second"), nanos::get);
      assertThat(raise()).isEqualTo("before");
      nanos.addAndGet(SecondSignal.SAME.toNanos() - 1);
      assertThat(raise()).isEqualTo("before");
      nanos.incrementAndGet();
      assertThat(raise()).isEqualTo("second");
      assertThat(raise()).isEqualTo("second");
      takeBack.run();
      assertThat(raise()).isEqualTo("before");
    } finally {
      JdkSignals.handle(HARMLESS, before);
    }
  }

  @Test
  void aSignalThatTheSystemDoesNotHaveIsPassedOver() {
    SecondSignal.watch(List.of("NONSENSE"), () -> heard.add("second"), nanos::get).run();
    assertThat(heard).isEmpty();
  }

  private String raise() throws IOException, InterruptedException {
    String me = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-" + HARMLESS, me).start().waitFor();
    return heard.poll(5, TimeUnit.MINUTES);
  }
}

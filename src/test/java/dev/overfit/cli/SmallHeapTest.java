package dev.overfit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SmallHeapTest {
  @Test
  void collectsOftenAndKeepsLittle() {
    SmallHeap.keep();

    assertThat(option("G1PeriodicGCInterval")).isEqualTo("300");
    assertThat(option("MinHeapFreeRatio")).isEqualTo("10");
    assertThat(option("MaxHeapFreeRatio")).isEqualTo("30");
  }

  private static String option(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }
}

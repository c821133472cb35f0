package dev.overfit.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the Java heap as small as what lives in it, some tens of MiB, for the whole process: a
 * training leaves a few KiB of garbage an epoch, and by its defaults the JVM lets it lie until a
 * share of the machine's memory is full of it, and keeps that share.
 */
final class SmallHeap {
  private static final Logger LOG = LoggerFactory.getLogger(SmallHeap.class);

  private SmallHeap() {}

  /**
   * Collects garbage once a second (some 10 ms, most of it beside the training) where nothing else
   * did, and gives back what a collection leaves empty beyond 30 % of the heap. Options that the
   * JVM was started with stand; a JVM that has no such options is left as it is.
   */
  static void keep() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      set(jvm, "G1PeriodicGCInterval", "1000");
      set(jvm, "MinHeapFreeRatio", "10");
      set(jvm, "MaxHeapFreeRatio", "30");
    } catch (IllegalArgumentException | LinkageError e) {
      LOG.debug("this JVM's heap is left as it is", e);
    }
  }

  private static void set(HotSpotDiagnosticMXBean jvm, String option, String value) {
    if (jvm.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
      jvm.setVMOption(option, value);
    }
  }
}

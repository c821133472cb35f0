package dev.overfit.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;

/**
 * Keeps the Java heap as small as what lives in it, some tens of MiB, for the whole process: a
 * training leaves a few KiB of garbage an epoch, and by its defaults the JVM lets it lie until a
 * share of the machine's memory is full of it, and keeps that share.
 */
final class SmallHeap {
  private SmallHeap() {}

  /**
   * Collects garbage three times a second (some 10 ms, most of it beside the training) where
   * nothing else did, and gives back what a collection leaves empty beyond 30 % of the heap.
   * Options that the JVM was started with stand; a JVM that has no such options is left as it is.
   */
  static void keep() {
    set("G1PeriodicGCInterval", "300");
    set("MinHeapFreeRatio", "10");
    set("MaxHeapFreeRatio", "30");
  }

  /**
   * Collects all at once, before the pictures and the page: their many small objects on top of what
   * the trainings left would let the heap grow to the largest of the whole run.
   */
  static void collect() {
    System.gc();
  }

  private static void set(String option, String value) {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      if (jvm.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
        jvm.setVMOption(option, value);
      }
    } catch (IllegalArgumentException | LinkageError e) {
      // Another JVM, or another collector: its heap is its own affair.
    }
  }
}

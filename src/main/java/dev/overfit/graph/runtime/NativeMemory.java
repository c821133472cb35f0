package dev.overfit.graph.runtime;

/** The memory that the native runtime has freed, but that still counts as the process's. */
public final class NativeMemory {
  private NativeMemory() {}

  /**
   * Gives it back to the system. The C library keeps what was freed for the next who asks, which
   * after a session has closed is tens of MiB. Takes a few milliseconds, in which other threads may
   * wait for memory; does nothing where the C library knows no {@code malloc_trim}, as only Linux'
   * does, nor without JNA.
   */
  public static void giveBack() {
    CLibrary.trimMemory();
  }
}

package dev.overfit.graph.runtime;

/** The memory that the native runtime has freed but that still counts as the process's. */
public final class NativeMemory {
  private NativeMemory() {}

  /**
   * Returns freed memory to the system. The C library keeps freed memory for later allocations,
   * tens of MiB after a session has closed. Takes a few milliseconds, during which other threads
   * may wait for memory. Does nothing without JNA, or if the C library has no {@code malloc_trim},
   * which only that of Linux has.
   */
  public static void giveBack() {
    CLibrary.trimMemory();
  }
}

package dev.overfit.graph.runtime;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory that the native runtime has freed, but that still counts as the process's. */
public final class NativeMemory {
  private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

  private NativeMemory() {}

  /**
   * Gives it back to the system. The C library keeps what was freed for the next who asks, which
   * after a session has closed is tens of MiB. Takes a few milliseconds, in which other threads may
   * wait for memory; does nothing where the C library knows no {@code malloc_trim}, as only Linux'
   * does.
   */
  public static void giveBack() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
          .getFunction("malloc_trim")
          .invokeInt(new Object[] {0L});
    } catch (UnsatisfiedLinkError e) {
      LOG.debug("no malloc_trim", e);
    }
  }
}

package dev.overfit.suite;

import java.io.IOException;

/**
 * Holds an interrupt back while files are written, which would close them under the writer's hands.
 */
final class Interrupts {
  /** Writes something. */
  @FunctionalInterface
  interface Writing<T> {
    /** Writes. */
    T write() throws IOException;
  }

  private Interrupts() {}

  /** Writes; an interrupt that was pending is pending again afterwards. */
  static <T> T heldBack(Writing<T> writing) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return writing.write();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

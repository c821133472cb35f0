package dev.overfit.suite;

import java.io.IOException;

/** Holds back an interrupt while files are written, since it would close them mid-write. */
final class Interrupts {
  @FunctionalInterface
  interface Writing<T> {
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

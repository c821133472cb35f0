package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;

/** Turns exceptions of the native runtime, which has a type for each status, into input errors. */
final class NativeFailure {
  private NativeFailure() {}

  /**
   * Returns an exception for the caller.
   *
   * @param what what could not be done, with the folder
   */
  static IOException of(String what, RuntimeException e) {
    return new IOException(OneLine.of(what + ": " + OneLine.first(e)), e);
  }
}

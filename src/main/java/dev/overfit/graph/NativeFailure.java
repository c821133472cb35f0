package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;

/** What the native runtime throws, a type for each of its statuses, as what input has brought. */
final class NativeFailure {
  private NativeFailure() {}

  /**
   * An exception for the caller.
   *
   * @param what what could not be done, with the folder
   */
  static IOException of(String what, RuntimeException e) {
    return new IOException(OneLine.of(what + ": " + OneLine.first(e)), e);
  }
}

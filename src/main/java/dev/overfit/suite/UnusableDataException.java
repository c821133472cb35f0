package dev.overfit.suite;

import java.io.IOException;

/** Thrown if requested rows cannot be loaded or are unusable; its message says which and why. */
public final class UnusableDataException extends IOException {
  private static final long serialVersionUID = 1;

  /** Creates an exception with its cause's message, which names file, row and column if known. */
  UnusableDataException(Exception cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}

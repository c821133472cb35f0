package dev.overfit.suite;

import java.io.IOException;

/** The rows that were asked for cannot be had or are no good; its message says which and why. */
public final class UnusableDataException extends IOException {
  private static final long serialVersionUID = 1;

  /** With the message of its cause, which names file, row and column where it knows them. */
  UnusableDataException(Exception cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }
}

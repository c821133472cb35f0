package dev.overfit.cli;

import org.jspecify.annotations.Nullable;

/** Wrong usage; its message says in one line what is allowed and what was received. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

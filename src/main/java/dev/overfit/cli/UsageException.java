package dev.overfit.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown on wrong usage; each line says what is allowed and what was received. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> lines;

  UsageException(String message) {
    super(message);
    lines = List.of(message);
  }

  UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
    lines = List.of(message);
  }

  /** Creates an exception for several errors, one line each. */
  UsageException(List<String> lines, Throwable cause) {
    super(String.join("\n", lines), cause);
    this.lines = List.copyOf(lines);
  }

  /** The errors, one line each. */
  List<String> lines() {
    return lines;
  }
}

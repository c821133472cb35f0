package dev.overfit.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wrong usage; a line says what is allowed and what was received. */
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

  /** Several things that are wrong, a line each. */
  UsageException(List<String> lines, Throwable cause) {
    super(String.join("\n", lines), cause);
    this.lines = List.copyOf(lines);
  }

  /** What is wrong, a line each. */
  List<String> lines() {
    return lines;
  }
}

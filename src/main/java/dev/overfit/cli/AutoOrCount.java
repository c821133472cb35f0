package dev.overfit.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * Converts a number, or {@value #AUTO} for the one that the program chooses, which is null here.
 */
final class AutoOrCount implements ITypeConverter<Integer> {
  static final String AUTO = "auto";

  @Override
  public @Nullable Integer convert(String text) {
    return text.equals(AUTO) ? null : Integer.valueOf(text);
  }
}

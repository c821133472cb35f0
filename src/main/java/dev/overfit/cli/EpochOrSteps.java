package dev.overfit.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** A number of steps, or {@value #EPOCH} for as many as go through all rows, nothing here. */
final class EpochOrSteps implements ITypeConverter<Integer> {
  static final String EPOCH = "epoch";

  @Override
  public @Nullable Integer convert(String text) {
    return text.equals(EPOCH) ? null : Integer.valueOf(text);
  }
}

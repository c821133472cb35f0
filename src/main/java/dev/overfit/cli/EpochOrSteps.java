package dev.overfit.cli;

import picocli.CommandLine.ITypeConverter;

/** Converts a number of steps, or {@value #EPOCH} for one pass over all rows, which is 0 here. */
final class EpochOrSteps implements ITypeConverter<Integer> {
  static final String EPOCH = "epoch";

  @Override
  public Integer convert(String text) {
    return text.equals(EPOCH) ? 0 : Integer.parseInt(text);
  }
}

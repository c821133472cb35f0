package dev.overfit.cli;

import picocli.CommandLine.ITypeConverter;

/** A number of steps, or {@value #EPOCH} for as many as go through all rows, 0 here. */
final class EpochOrSteps implements ITypeConverter<Integer> {
  static final String EPOCH = "epoch";

  @Override
  public Integer convert(String text) {
    return text.equals(EPOCH) ? 0 : Integer.parseInt(text);
  }
}

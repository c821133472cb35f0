package dev.overfit.cli;

import picocli.CommandLine.ITypeConverter;

/** Converts a number, or {@value #NONE} for none, which is 0 here. */
final class NoneOrCount implements ITypeConverter<Integer> {
  static final String NONE = "none";

  @Override
  public Integer convert(String text) {
    return text.equals(NONE) ? 0 : Integer.parseInt(text);
  }
}

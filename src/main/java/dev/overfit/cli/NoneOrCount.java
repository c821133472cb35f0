package dev.overfit.cli;

import picocli.CommandLine.ITypeConverter;

/** A number, or {@value #NONE} for none, 0 here. */
final class NoneOrCount implements ITypeConverter<Integer> {
  static final String NONE = "none";

  @Override
  public Integer convert(String text) {
    return text.equals(NONE) ? 0 : Integer.parseInt(text);
  }
}

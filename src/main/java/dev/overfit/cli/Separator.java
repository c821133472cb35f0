package dev.overfit.cli;

import dev.overfit.table.TableFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the separator of cells: one character, or the word {@code tab}. */
final class Separator implements ITypeConverter<Character> {
  @Override
  public Character convert(String text) {
    try {
      return TableFormat.separator(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("no separator");
    }
  }
}

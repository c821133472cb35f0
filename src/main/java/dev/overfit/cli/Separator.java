package dev.overfit.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What stands between cells: one character, or the word {@value #TAB}. */
final class Separator implements ITypeConverter<Character> {
  static final String TAB = "tab";

  @Override
  public Character convert(String text) {
    if (text.equals(TAB) || text.equals("\\t")) {
      return '\t';
    }
    char separator = text.length() == 1 ? text.charAt(0) : '"';
    if (Character.isLetterOrDigit(separator) || separator == '"' || separator == '.') {
      throw new TypeConversionException("no separator");
    }
    return separator;
  }
}

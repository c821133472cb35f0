package dev.overfit.table;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is lost if the cells of a column are read as numbers, with the first cell of each kind. Such
 * columns often hold names written in digits.
 */
final class NumberSpelling {
  /** Float64 distinguishes all whole numbers of up to this many digits. */
  private static final int DOUBLE_DIGITS = 15;

  private @Nullable CellInLine inexact;
  private @Nullable CellInLine leadingZero;

  /** Examines a cell that is a number. */
  void add(String cell, double number, long line) {
    if (inexact == null && isInexact(cell, number)) {
      inexact = new CellInLine(cell, line);
    }
    if (leadingZero == null && hasLeadingZero(cell)) {
      leadingZero = new CellInLine(cell, line);
    }
  }

  private static boolean isInexact(String cell, double number) {
    int start = start(cell);
    return cell.length() - start > DOUBLE_DIGITS
        && isDigits(cell, start)
        && new BigDecimal(number).compareTo(new BigDecimal(cell)) != 0;
  }

  private static boolean hasLeadingZero(String cell) {
    int start = start(cell);
    return cell.length() - start > 1 && cell.charAt(start) == '0' && isDigits(cell, start);
  }

  private static int start(String cell) {
    return cell.startsWith("-") || cell.startsWith("+") ? 1 : 0;
  }

  private static boolean isDigits(String cell, int from) {
    return cell.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }

  /** The first whole number that float64 rounds, so that it may be confused with another. */
  Optional<CellInLine> inexact() {
    return Optional.ofNullable(inexact);
  }

  /** The first whole number with a zero before its other digits. */
  Optional<CellInLine> leadingZero() {
    return Optional.ofNullable(leadingZero);
  }
}

package dev.overfit.table;

import dev.overfit.data.StratifiedRows;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the rows of a table are dealt out: to train on, to validate, and to be looked at once, at the
 * end.
 *
 * @param random whether rows are drawn, of each class of the label the same share; else the first
 *     validate, the next test and all others train, in the order of the table
 * @param validation how many rows validate: below 1 a share of all, else a number
 * @param test how many rows test, likewise; 0 for none
 * @param seed of the draw
 */
public record SplitRule(boolean random, double validation, double test, long seed) {
  /**
   * @throws IllegalArgumentException if a part is negative or no number, or the validation is none
   */
  public SplitRule {
    check("validation", validation);
    check("test", test);
    if (validation == 0) {
      throw new IllegalArgumentException("validation: expected more than 0, received 0");
    }
  }

  private static void check(String name, double part) {
    if (!(part >= 0) || (part >= 1 && part != Math.rint(part))) {
      throw new IllegalArgumentException(
          name + ": expected a share below 1 or a whole number of rows, received " + part);
    }
  }

  /** The same share of each class, drawn: 20 % validate, 20 % test, the others train. */
  public static SplitRule random(long seed) {
    return new SplitRule(true, 0.2, 0.2, seed);
  }

  /** The first rows validate, all others train. */
  public static SplitRule first(double validation) {
    return new SplitRule(false, validation, 0, 0);
  }

  /** This rule with other parts. */
  public SplitRule withParts(double ofValidation, double ofTest) {
    return new SplitRule(random, ofValidation, ofTest, seed);
  }

  /** The rows of each part, each in the order of the table as they are dealt out. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  record Parts(int[] training, int[] validation, int[] test) {
    /** The rows that validate, behind those that train, to train on; none validate. */
    Parts joined() {
      int[] all = Arrays.copyOf(training, training.length + validation.length);
      System.arraycopy(validation, 0, all, training.length, validation.length);
      return new Parts(all, new int[0], test);
    }
  }

  /**
   * Deals out rows.
   *
   * @param positive whether a row is of the positive class
   * @throws IllegalArgumentException if a part would have no row
   */
  Parts deal(boolean[] positive) {
    int rows = positive.length;
    int validating = count(validation, rows);
    int testing = count(test, rows);
    if (validating < 1 || (test > 0 && testing < 1) || validating + testing >= rows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "validation and test: expected parts of %,d rows that leave some to each and to"
                  + " train, received %,d and %,d rows",
              rows,
              validating,
              testing));
    }
    int[] order =
        random ? StratifiedRows.drawn(positive, seed).order() : IntStream.range(0, rows).toArray();
    return new Parts(
        sorted(order, validating + testing, rows),
        sorted(order, 0, validating),
        sorted(order, validating, validating + testing));
  }

  private static int count(double part, int rows) {
    return (int) Math.min(rows, part < 1 ? Math.round(part * rows) : part);
  }

  private static int[] sorted(int[] order, int from, int to) {
    int[] part = Arrays.copyOfRange(order, from, to);
    Arrays.sort(part);
    return part;
  }
}

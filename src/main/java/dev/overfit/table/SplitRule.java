package dev.overfit.table;

import dev.overfit.data.StratifiedRows;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the rows of a table are split into rows to train on, to validate on, and to test on once, at
 * the end.
 *
 * @param random whether rows are drawn, with the same share of each class of the label; if not, the
 *     first rows validate, the next test and all others train, in table order
 * @param validation the validation rows: a share of all rows if below 1, otherwise their number
 * @param test the test rows, as a share or number like {@code validation}; 0 for none
 * @param seed the seed of the draw
 */
public record SplitRule(boolean random, double validation, double test, long seed) {
  /**
   * @throws IllegalArgumentException if a part is negative, NaN or not a whole number of rows, or
   *     {@code validation} is 0
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

  /**
   * Returns a rule that draws the same share of each class: 20% to validate, 20% to test, the rest
   * to train.
   */
  public static SplitRule random(long seed) {
    return new SplitRule(true, 0.2, 0.2, seed);
  }

  /** Returns a rule by which the first rows validate and all others train. */
  public static SplitRule first(double validation) {
    return new SplitRule(false, validation, 0, 0);
  }

  /** Returns this rule with other parts. */
  public SplitRule withParts(double ofValidation, double ofTest) {
    return new SplitRule(random, ofValidation, ofTest, seed);
  }

  /** The row numbers of each part, dealt out in table order. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  record Parts(int[] training, int[] validation, int[] test) {
    /** Appends the validation rows to the training rows and leaves no validation rows. */
    Parts joined() {
      int[] all = Arrays.copyOf(training, training.length + validation.length);
      System.arraycopy(validation, 0, all, training.length, validation.length);
      return new Parts(all, new int[0], test);
    }
  }

  /**
   * Splits rows.
   *
   * @param positive whether each row is of the positive class
   * @throws IllegalArgumentException if a part would be empty
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

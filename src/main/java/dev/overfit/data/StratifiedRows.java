package dev.overfit.data;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows of two classes, drawn so that every part has the classes in the proportion of the whole.
 * Uses {@link Random}, which Java specifies bit by bit, so that a seed gives the same rows on every
 * platform.
 */
public final class StratifiedRows {
  private final int[] positives;
  private final int[] negatives;

  private StratifiedRows(int[] positives, int[] negatives) {
    this.positives = positives;
    this.negatives = negatives;
  }

  /**
   * Draws rows, shuffling each class separately.
   *
   * @param positive whether each row is of the positive class
   * @param seed any value
   */
  public static StratifiedRows drawn(boolean[] positive, long seed) {
    Random draws = new Random(seed);
    int[] positives = shuffled(rows(positive, true), draws);
    int[] negatives = shuffled(rows(positive, false), draws);
    return new StratifiedRows(positives, negatives);
  }

  private static int[] rows(boolean[] positive, boolean which) {
    return IntStream.range(0, positive.length).filter(row -> positive[row] == which).toArray();
  }

  /** Fisher–Yates shuffle, in place. */
  private static int[] shuffled(int[] rows, Random draws) {
    for (int i = rows.length; i > 1; i--) {
      int other = draws.nextInt(i);
      int row = rows[i - 1];
      rows[i - 1] = rows[other];
      rows[other] = row;
    }
    return rows;
  }

  /**
   * Returns all rows in the drawn order with the classes mixed evenly: any prefix has the positive
   * class's share of rows, rounded, and any stretch has it to within one row.
   */
  public int[] order() {
    int[] order = new int[positives.length + negatives.length];
    double share = (double) positives.length / order.length;
    int taken = 0;
    for (int i = 0; i < order.length; i++) {
      boolean next = taken < positives.length && Math.round(share * (i + 1)) > taken;
      order[i] = next ? positives[taken++] : negatives[i - taken];
    }
    return order;
  }

  /** Returns the number of rows of the smaller class. */
  int smallerClass() {
    return Math.min(positives.length, negatives.length);
  }

  /**
   * Deals the rows out to folds in turn: any two folds differ by at most one row, and by at most
   * one row of each class.
   *
   * @param folds the number of folds, at least 1
   * @return the fold of each row, from 0
   */
  int[] folds(int folds) {
    int[] foldOf = new int[positives.length + negatives.length];
    int dealt = 0;
    for (int[] rows : new int[][] {positives, negatives}) {
      for (int row : rows) {
        foldOf[row] = dealt++ % folds;
      }
    }
    return foldOf;
  }
}

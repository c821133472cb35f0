package dev.overfit.training;

import dev.overfit.choice.Words;
import java.util.Arrays;

/**
 * An order that goes through a part of the rows again and again: pass after pass, each a
 * permutation of the part, and each epoch what comes next of them, be that the end of one pass and
 * the beginning of another. So an epoch visits as many rows as one of all rows does, and none more
 * than once more than another.
 */
final class PartOfRows implements RowOrder {
  /** No epoch has it, so that which rows are drawn has nothing to do with an epoch's order. */
  private static final int BEFORE_ALL_EPOCHS = 0;

  private final int[] rows;
  private final RowOrder passes;

  /**
   * An order of some rows.
   *
   * @param rows their numbers, at least one
   * @param passes the order of each pass, of which this asks as of an epoch of so many rows
   */
  PartOfRows(int[] rows, RowOrder passes) {
    this.rows = rows.clone();
    this.passes = passes;
  }

  /**
   * The rows of a part, as they stand: of each class the first in one order of all rows, drawn by
   * the seed, so that a smaller share is part of a larger one.
   *
   * @param labels {@code [rows]}, each 0 or 1
   * @param share in (0, 1]
   */
  static int[] of(float[] labels, double share, long seed) {
    int[] drawn = new int[labels.length];
    RowOrder.shuffled(seed).fill(drawn, BEFORE_ALL_EPOCHS);
    int[] wanted = {count(labels, share, 0), count(labels, share, 1)};
    int[] rows = new int[wanted[0] + wanted[1]];
    int filled = 0;
    for (int row : drawn) {
      if (wanted[label(labels[row])]-- > 0) {
        rows[filled++] = row;
      }
    }
    Arrays.sort(rows);
    return rows;
  }

  /**
   * How many rows a part has: the share of each class, rounded, at least 1 of each that is there. A
   * half is rounded up for one class and down for the other, so that two make no row too many.
   */
  static int count(float[] labels, double share) {
    return count(labels, share, 0) + count(labels, share, 1);
  }

  /** A share in words: as one of so many parts if it is one. */
  static String words(double share) {
    double parts = Math.rint(1 / share);
    String text = 1 / parts == share ? "1/" + (long) parts : Words.number(share);
    return text + " of the training rows";
  }

  private static int count(float[] labels, double share, int label) {
    int all = 0;
    for (float each : labels) {
      if (label(each) == label) {
        all++;
      }
    }
    double rows = label == 1 ? Math.floor(share * all + 0.5) : Math.ceil(share * all - 0.5);
    return Math.min(all, Math.max(1, (int) rows));
  }

  private static int label(float label) {
    return label > 0.5f ? 1 : 0;
  }

  @Override
  public void fill(int[] order, int epoch) {
    long before = (long) (epoch - 1) * order.length;
    int[] pass = new int[rows.length];
    int filled = 0;
    while (filled < order.length) {
      int from = (int) ((before + filled) % rows.length);
      int count = Math.min(order.length - filled, rows.length - from);
      passes.fill(pass, Math.toIntExact((before + filled) / rows.length + 1));
      for (int i = 0; i < count; i++) {
        order[filled + i] = rows[pass[from + i]];
      }
      filled += count;
    }
  }
}

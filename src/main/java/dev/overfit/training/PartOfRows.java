package dev.overfit.training;

import dev.overfit.choice.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An order that goes through a part of the rows, or all of them, again and again: pass after pass,
 * each a permutation of the part, and each epoch what comes next of them, be that the end of one
 * pass and the beginning of another. So an epoch visits as many rows as it has room for, and none
 * more than once more than another.
 *
 * <p>The last pass is kept, so that many short epochs of one long pass shuffle it once: for one
 * thread at a time.
 */
final class PartOfRows implements RowOrder {
  /** No epoch has it, so that which rows are drawn has nothing to do with an epoch's order. */
  private static final int BEFORE_ALL_EPOCHS = 0;

  private final int @Nullable [] rows; // null for all
  private final int[] pass;
  private final RowOrder passes;
  private int passNumber; // of the one that is kept; 0 for none

  private PartOfRows(int count, int @Nullable [] rows, RowOrder passes) {
    this.rows = rows;
    this.pass = new int[count];
    this.passes = passes;
  }

  /**
   * An order of some rows.
   *
   * @param rows their numbers, at least one
   * @param passes the order of each pass, of which this asks as of an epoch of so many rows
   */
  PartOfRows(int[] rows, RowOrder passes) {
    this(rows.length, rows.clone(), passes);
  }

  /** An order of all of so many rows, of which an epoch may have room for fewer or more. */
  static PartOfRows all(int count, RowOrder passes) {
    return new PartOfRows(count, null, passes);
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
    int filled = 0;
    while (filled < order.length) {
      int from = (int) ((before + filled) % pass.length);
      int count = Math.min(order.length - filled, pass.length - from);
      pass(Math.toIntExact((before + filled) / pass.length + 1));
      for (int i = 0; i < count; i++) {
        int row = pass[from + i];
        order[filled + i] = rows == null ? row : rows[row];
      }
      filled += count;
    }
  }

  private void pass(int number) {
    if (number != passNumber) {
      passes.fill(pass, number);
      passNumber = number;
    }
  }
}

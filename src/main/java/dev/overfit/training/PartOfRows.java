package dev.overfit.training;

import dev.overfit.choice.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row order that goes through a part of the rows, or all of them, again and again. Each pass is a
 * permutation of the part, and each epoch takes the rows that come next, even across the end of a
 * pass. So an epoch visits as many rows as it has room for, and over all epochs no row is visited
 * more than once more often than another.
 *
 * <p>The last pass is kept, so that many short epochs within one long pass shuffle it only once.
 * Not thread-safe.
 */
final class PartOfRows implements RowOrder {
  /**
   * A number that no epoch has, so that the choice of rows is independent of the order of any
   * epoch.
   */
  private static final int BEFORE_ALL_EPOCHS = 0;

  private final int @Nullable [] rows; // null for all
  private final int[] pass;
  private final RowOrder passes;
  private int passNumber; // number of the kept pass; 0 for none

  private PartOfRows(int count, int @Nullable [] rows, RowOrder passes) {
    this.rows = rows;
    this.pass = new int[count];
    this.passes = passes;
  }

  /**
   * Creates an order of some rows.
   *
   * @param rows the row numbers, at least one
   * @param passes the order of each pass, which is requested like that of an epoch with as many
   *     rows
   */
  PartOfRows(int[] rows, RowOrder passes) {
    this(rows.length, rows.clone(), passes);
  }

  /** Returns an order of all {@code count} rows for epochs that may have room for fewer or more. */
  static PartOfRows all(int count, RowOrder passes) {
    return new PartOfRows(count, null, passes);
  }

  /**
   * Returns the row numbers of a part in ascending order: of each class the first rows in one
   * seeded order of all rows, so that a smaller share is part of a larger one.
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
   * Returns how many rows a part has: the share of each class, rounded, but at least 1 of each
   * class that has rows. A half is rounded up for one class and down for the other, so that the two
   * do not add up to one row too many.
   */
  static int count(float[] labels, double share) {
    return count(labels, share, 0) + count(labels, share, 1);
  }

  /** Describes a share, as one of n parts if it is one. */
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

package dev.overfit.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * Labeled rows to upload, a block at a time.
 *
 * @param values the total number of values of the features
 * @param features {@code [rows, features]}, row-major
 * @param labels {@code [rows]}, each 0 or 1
 * @param weights {@code [rows]}, the weight of each row in the loss; empty if all rows count alike
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record LabelledRows(
    long values, Features features, float[] labels, Optional<float[]> weights) {
  /** Provides features, wherever they are stored. */
  @FunctionalInterface
  public interface Features {
    /**
     * Reads consecutive rows.
     *
     * @param from the first row, from 0
     * @param count the number of rows
     * @param into the array to fill from its beginning, row-major
     */
    void read(int from, int count, float[] into);
  }

  /**
   * Creates rows from arrays.
   *
   * @param features {@code [rows, features]}, row-major
   * @param labels {@code [rows]}, each 0 or 1
   */
  public LabelledRows(float[] features, float[] labels) {
    this(features.length, inArray(features, labels.length), labels, Optional.empty());
  }

  private static Features inArray(float[] features, int rows) {
    int width = rows == 0 ? 0 : features.length / rows;
    return (from, count, into) -> System.arraycopy(features, from * width, into, 0, count * width);
  }

  /** Returns the number of rows. */
  public int count() {
    return labels.length;
  }

  /**
   * @param least the minimum number of rows
   */
  void check(int width, int least) {
    if (labels.length < least || (long) labels.length * width != values) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows: expected rows of %d features, as the model takes, at least %d, received %,d"
                  + " values for %,d labels",
              width,
              least,
              values,
              labels.length));
    }
  }
}

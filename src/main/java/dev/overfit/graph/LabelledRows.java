package dev.overfit.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * Labelled rows to upload, a block at a time.
 *
 * @param values how many values the features are
 * @param features {@code [rows, features]}, row-major
 * @param labels {@code [rows]}, each 0 or 1
 * @param weights {@code [rows]}, what each counts in the loss; empty if all count alike
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record LabelledRows(
    long values, Features features, float[] labels, Optional<float[]> weights) {
  /** Features, wherever they lie. */
  @FunctionalInterface
  public interface Features {
    /**
     * Reads consecutive rows.
     *
     * @param from the first, from 0
     * @param count how many
     * @param into takes them from its beginning, row-major
     */
    void read(int from, int count, float[] into);
  }

  /**
   * Rows in arrays.
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

  /** The number of rows. */
  public int count() {
    return labels.length;
  }

  /**
   * @param least how many there have to be
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

package dev.overfit.graph;

import java.util.Locale;

/**
 * Labelled rows to upload.
 *
 * @param features {@code [rows, features]}, row-major
 * @param labels {@code [rows]}, each 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
public record LabelledRows(float[] features, float[] labels) {
  /** The number of rows. */
  public int count() {
    return labels.length;
  }

  void check(int width) {
    if (labels.length == 0 || (long) labels.length * width != features.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows: expected rows of %d features, as the model takes, at least 1, received %,d values"
                  + " for %,d labels",
              width,
              features.length,
              labels.length));
    }
  }
}

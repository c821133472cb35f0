package dev.overfit.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows of a tabular binary classification: float32 features {@code [rows, columns]} in row-major
 * order, and a label a row, 0 or 1.
 *
 * <p>Immutable by agreement: the factories take arrays over without a copy, since a data set is the
 * one thing here that is large, and {@link #features()} and {@link #labels()} hand the same arrays
 * out. Nobody writes to them.
 */
public final class Dataset {
  private final List<String> columns;
  private final float[] features;
  private final float[] labels;

  private Dataset(List<String> columns, float[] features, float[] labels) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns: expected at least 1 feature, received none");
    }
    if ((long) columns.size() * labels.length != features.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "features: expected rows x columns = %,d x %,d values, received %,d",
              labels.length,
              columns.size(),
              features.length));
    }
    this.columns = List.copyOf(columns);
    this.features = features;
    this.labels = labels;
  }

  /**
   * A data set over the given arrays, which it takes over.
   *
   * @param columns the names of the features, one a column
   * @param features {@code [rows, columns]}, row-major, finite
   * @param labels {@code [rows]}, each 0 or 1
   * @throws IllegalArgumentException where the lengths do not fit, a label is neither 0 nor 1, or a
   *     feature is not finite
   */
  public static Dataset of(List<String> columns, float[] features, float[] labels) {
    Dataset dataset = new Dataset(columns, features, labels);
    dataset.check();
    return dataset;
  }

  /** As {@link #of}, of values that were looked at as they came. */
  public static Dataset checked(List<String> columns, float[] features, float[] labels) {
    return new Dataset(columns, features, labels);
  }

  /**
   * A data set whose features have no names of their own and are called {@code feature_0}, {@code
   * feature_1}, ….
   *
   * @param features {@code [rows][columns]}, copied
   * @param labels {@code [rows]}, each 0 or 1
   * @throws IllegalArgumentException where rows differ in length, a label is neither 0 nor 1, or a
   *     feature is not finite
   */
  public static Dataset of(float[][] features, float[] labels) {
    if (features.length == 0 || features.length != labels.length) {
      throw new IllegalArgumentException(
          "rows: expected as many rows of features as labels, at least 1, received "
              + features.length
              + " and "
              + labels.length);
    }
    int columns = features[0].length;
    float[] flat = new float[features.length * columns];
    for (int row = 0; row < features.length; row++) {
      if (features[row].length != columns) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %,d: expected %d features, received %d",
                row + 1,
                columns,
                features[row].length));
      }
      System.arraycopy(features[row], 0, flat, row * columns, columns);
    }
    return of(unnamed(columns), flat, labels.clone());
  }

  /** The names {@code feature_0} to {@code feature_<count - 1>}. */
  public static List<String> unnamed(int count) {
    return IntStream.range(0, count).mapToObj(i -> "feature_" + i).toList();
  }

  private void check() {
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "row %,d: expected label 0 or 1, received %s", row + 1, labels[row]));
      }
    }
    for (int i = 0; i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %,d, column %s: expected a finite number, received %s",
                i / columns.size() + 1,
                columns.get(i % columns.size()),
                features[i]));
      }
    }
  }

  /** The names of the features, one a column. */
  public List<String> columns() {
    return columns;
  }

  /** All features, {@code [rows, columns]} row-major; the array itself, not to be written to. */
  public float[] features() {
    return features;
  }

  /** All labels, {@code [rows]}, each 0 or 1; the array itself, not to be written to. */
  public float[] labels() {
    return labels;
  }

  /** The number of rows. */
  public int rows() {
    return labels.length;
  }

  /** The number of features a row. */
  public int width() {
    return columns.size();
  }

  /**
   * Rows {@code from} (inclusive) to {@code to} (exclusive), copied.
   *
   * @throws IllegalArgumentException unless {@code 0 <= from < to <= rows()}
   */
  public Dataset slice(int from, int to) {
    if (from < 0 || from >= to || to > rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "rows [%,d, %,d): expected a range within %,d rows", from, to, rows()));
    }
    return new Dataset(
        columns,
        Arrays.copyOfRange(features, from * width(), to * width()),
        Arrays.copyOfRange(labels, from, to));
  }

  /** The same rows, copied, in an order drawn from a seed (Fisher and Yates' shuffle). */
  Dataset shuffled(long seed) {
    Random random = new Random(seed); // the generator that Java specifies to the bit
    int width = width();
    float[] shuffledFeatures = features.clone();
    float[] shuffledLabels = labels.clone();
    for (int row = rows() - 1; row > 0; row--) {
      int other = random.nextInt(row + 1);
      swap(shuffledLabels, row, other);
      for (int column = 0; column < width; column++) {
        swap(shuffledFeatures, row * width + column, other * width + column);
      }
    }
    return new Dataset(columns, shuffledFeatures, shuffledLabels);
  }

  private static void swap(float[] values, int i, int j) {
    float value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Dataset[%,d rows, %d features]", rows(), width());
  }
}

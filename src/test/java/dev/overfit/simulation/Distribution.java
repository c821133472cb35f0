package dev.overfit.simulation;

import dev.overfit.data.Dataset;
import dev.overfit.data.Higgs;
import java.util.Arrays;

/**
 * The values of one feature in the rows of one label.
 *
 * <p>b-tags are taken as levels 0, 1, 2, since the real file used here rounds them to three digits.
 */
final class Distribution {
  private final double[] sorted;

  private Distribution(double[] sorted) {
    this.sorted = sorted;
  }

  static Distribution of(Dataset dataset, String column, int label) {
    double[] values = values(dataset, column, label);
    Arrays.sort(values);
    return new Distribution(values);
  }

  /** Returns the values in the order of the rows. */
  static double[] values(Dataset dataset, String column, int label) {
    int index = Higgs.COLUMNS.indexOf(column);
    double unit = column.endsWith("b-tag") ? tagUnit(column) : 0;
    double[] values = new double[dataset.rows()];
    int count = 0;
    for (int row = 0; row < dataset.rows(); row++) {
      if (dataset.labels()[row] == label) {
        double value = dataset.features()[row * dataset.width() + index];
        values[count++] = unit == 0 ? value : Math.rint(value / unit);
      }
    }
    return Arrays.copyOf(values, count);
  }

  private static double tagUnit(String column) {
    double[] units = {1.0865381, 1.1074361, 1.2741122, 1.5509807};
    return units[column.charAt("jet_".length()) - '1'];
  }

  /** Returns the share of values at or below the given one. */
  double share(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (double) low / sorted.length;
  }

  /** Returns the Kolmogorov-Smirnov distance: the largest difference of shares. */
  double distance(Distribution other) {
    return Math.max(largest(sorted, other), largest(other.sorted, other));
  }

  private double largest(double[] at, Distribution other) {
    return Arrays.stream(at)
        .map(value -> Math.abs(share(value) - other.share(value)))
        .max()
        .orElseThrow();
  }
}

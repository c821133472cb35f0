package dev.overfit.data.csv;

import dev.overfit.data.Higgs;
import java.util.HashSet;
import java.util.List;

/**
 * The layout of a CSV file: comma-separated UTF-8 with one label column (0 or 1) and features in
 * all other columns (finite float32 numbers). Cells may be in double quotes; lines end with LF,
 * CRLF or CR.
 *
 * @param header whether the first line names the columns
 * @param label which column is the label
 * @param features the names of the features in the order of the file: with a header, the names it
 *     must have; without one, the names to use. If empty, the names of the header or else {@code
 *     feature_0}, {@code feature_1}, …
 * @param featureCount the required number of features per row; 0 for the number in the first line
 */
public record CsvLayout(
    boolean header, LabelColumn label, List<String> features, int featureCount) {
  /**
   * @throws IllegalArgumentException if the label is to be found by name without a header, feature
   *     names repeat, or the count is negative or differs from the number of names
   */
  public CsvLayout {
    features = List.copyOf(features);
    featureCount = featureCount == 0 ? features.size() : featureCount;
    if (!header && label.needsHeader()) {
      throw new IllegalArgumentException(
          "label: expected its place where there is no header, received its name: " + label);
    }
    if (new HashSet<>(features).size() < features.size()) {
      throw new IllegalArgumentException("features: expected distinct names, received " + features);
    }
    if (featureCount < 0 || (!features.isEmpty() && features.size() != featureCount)) {
      throw new IllegalArgumentException(
          "featureCount: expected the number of the features' names ("
              + features.size()
              + ") or, where they are not named, at least 0, received "
              + featureCount);
    }
  }

  /** Returns the layout of HIGGS at UCI: no header, the label first, then {@link Higgs#COLUMNS}. */
  public static CsvLayout uci() {
    return withoutHeader(new LabelColumn.At(0)).withFeatures(Higgs.COLUMNS);
  }

  /** Returns the layout of any file with a header line, which names the features. */
  public static CsvLayout withHeader(LabelColumn label) {
    return new CsvLayout(true, label, List.of(), 0);
  }

  /** Returns the layout of any file without a header line. */
  public static CsvLayout withoutHeader(LabelColumn label) {
    return new CsvLayout(false, label, List.of(), 0);
  }

  /** Returns this layout with exactly these features. */
  public CsvLayout withFeatures(List<String> names) {
    return new CsvLayout(header, label, names, names.size());
  }

  /** Returns this layout with a required number of features per row. */
  public CsvLayout withFeatureCount(int count) {
    return new CsvLayout(header, label, features, count);
  }
}

package dev.overfit.data.csv;

import dev.overfit.data.Higgs;
import java.util.HashSet;
import java.util.List;

/**
 * How the rows of a CSV file lie: comma-separated in UTF-8, one column the label (0 or 1), all
 * others features (finite numbers that float32 can hold). Cells may stand in double quotes; lines
 * end with LF, CRLF or CR.
 *
 * @param header whether the first line names the columns
 * @param label which column is the label
 * @param features the names of the features in the order of the file. With a header, what it has to
 *     say; without one, what to call them. Empty: as the header calls them, else {@code feature_0},
 *     {@code feature_1}, …
 * @param featureCount how many features a row has to have; 0: as many as the first line has
 */
public record CsvLayout(
    boolean header, LabelColumn label, List<String> features, int featureCount) {
  /**
   * @throws IllegalArgumentException where a label is to be found by name without a header, names
   *     of features repeat, or the count is negative or not that of the names
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

  /** The layout of HIGGS at UCI: no header, the label first, then {@link Higgs#COLUMNS}. */
  public static CsvLayout uci() {
    return withoutHeader(new LabelColumn.At(0)).withFeatures(Higgs.COLUMNS);
  }

  /** Any file with a header line; it names the features. */
  public static CsvLayout withHeader(LabelColumn label) {
    return new CsvLayout(true, label, List.of(), 0);
  }

  /** Any file without a header line. */
  public static CsvLayout withoutHeader(LabelColumn label) {
    return new CsvLayout(false, label, List.of(), 0);
  }

  /** The same layout with these features and no others. */
  public CsvLayout withFeatures(List<String> names) {
    return new CsvLayout(header, label, names, names.size());
  }

  /** The same layout with a number of features that is checked. */
  public CsvLayout withFeatureCount(int count) {
    return new CsvLayout(header, label, features, count);
  }
}

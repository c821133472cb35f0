package dev.overfit.report;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.io.OneLine;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Figures;
import dev.overfit.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The first rows of a study as the networks get them, with one line per feature, so that many
 * features are as easy to read on a phone as few.
 */
final class FirstRows {
  private static final int MOST_FEATURES = 60;
  private static final int LONGEST_NAME = 60;

  /** A row of one of the parts. */
  private record Shown(String head, Dataset rows, int row) {
    static Stream<Shown> of(String part, Dataset rows, int count) {
      return IntStream.range(0, Math.min(count, rows.rows()))
          .mapToObj(row -> new Shown(part + " " + (row + 1), rows, row));
    }

    String label() {
      return value(rows.labels()[row]);
    }

    String feature(int column) {
      return value(rows.feature(row, column));
    }
  }

  private final Study study;
  private final Dataset training;
  private final List<Shown> shown;

  private FirstRows(Study study) {
    this.study = study;
    Split split = study.split();
    this.training = split.training();
    this.shown =
        Stream.concat(
                Shown.of("Validation", split.validation(), 1),
                Shown.of("Training", split.training(), 2))
            .toList();
  }

  /** Returns what the template shows: {@code about}, {@code columns} and {@code rows}. */
  static Map<String, Object> of(Study study) {
    FirstRows rows = new FirstRows(study);
    return Map.of("about", rows.about(), "columns", rows.columns(), "rows", rows.rows());
  }

  private String about() {
    String features =
        Figures.format("A row has a label and %s features", Figures.count(training.width()));
    String values =
        study.coding().isPresent()
            ? ", coded from the table as the columns below say; its own cells are not kept."
            : ", as they stand in the data: " + scales() + ".";
    return features + values + classes() + left();
  }

  private String classes() {
    ClassNames names = ClassNames.of(study);
    return names.named()
        ? Figures.format(" Label 1: %s; 0: %s.", names.positive(), names.negative())
        : "";
  }

  private String left() {
    return training.width() > MOST_FEATURES
        ? Figures.format(" The first %d are shown.", MOST_FEATURES)
        : "";
  }

  /** Describes how far the features are from mean 0 and standard deviation 1. */
  private String scales() {
    double[] means = means();
    double[] deviations = deviations(means);
    return Figures.format(
        "over the training rows their means run from %s to %s, their standard deviations from %s to"
            + " %s",
        value(least(means)), value(most(means)), value(least(deviations)), value(most(deviations)));
  }

  private double[] means() {
    double[] sums = new double[training.width()];
    training.forBlocks(
        (from, count, features) -> {
          for (int i = 0; i < count * sums.length; i++) {
            sums[i % sums.length] += features[i];
          }
        });
    return Arrays.stream(sums).map(sum -> sum / training.rows()).toArray();
  }

  private double[] deviations(double[] means) {
    double[] sums = new double[means.length];
    training.forBlocks(
        (from, count, features) -> {
          for (int i = 0; i < count * sums.length; i++) {
            double difference = features[i] - means[i % sums.length];
            sums[i % sums.length] += difference * difference;
          }
        });
    return Arrays.stream(sums).map(sum -> Math.sqrt(sum / training.rows())).toArray();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  private List<String> columns() {
    return Stream.concat(Stream.of("Row"), shown.stream().map(Shown::head)).toList();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(line("Label", shown.stream().map(Shown::label)));
    for (int i = 0; i < Math.min(MOST_FEATURES, training.width()); i++) {
      int column = i;
      rows.add(
          line(
              OneLine.of(training.columns().get(column), LONGEST_NAME),
              shown.stream().map(each -> each.feature(column))));
    }
    return rows;
  }

  private static List<String> line(String name, Stream<String> values) {
    return Stream.concat(Stream.of(name), values).toList();
  }

  /** Formats a number with four decimals, or in scientific notation if these would not do. */
  private static String value(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Figures.format("%.0f", value + 0.0);
    }
    double size = Math.abs(value);
    return size >= 0.0001 && size < 1e5
        ? Figures.format("%.4f", value)
        : Figures.format("%.2e", value);
  }
}

package dev.overfit.table;

import dev.overfit.model.ColumnEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fits the encoding of a column of numbers to training rows. */
final class NumberFit {
  /** A value is far out if it is farther from the median than this many interquartile ranges. */
  private static final double FAR = 10_000;

  /** The minimum number of rows for a named column to be a counter; fewer may be chance. */
  private static final int LEAST_COUNTER = 10;

  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i)id|.*[ _.-]id|index|row|rowid|row[ _.-]?(number|id|names?)|.*uuid|.*guid");

  private static final Pattern CAMEL_IDENTIFIER = Pattern.compile(".*[a-z](Id|ID)");

  private final String name;
  private final boolean named;
  private final NumberCells cells;
  private final double[] known;
  private final int trainingRows;
  private final int missing;

  /**
   * @param named whether the column's name is from the file
   * @param training the rows to fit to
   */
  NumberFit(String name, boolean named, NumberCells cells, int[] training) {
    this.name = name;
    this.named = named;
    this.cells = cells;
    this.known =
        Arrays.stream(training)
            .mapToDouble(cells::at)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    this.trainingRows = training.length;
    this.missing =
        (int) IntStream.range(0, cells.rows()).filter(row -> Double.isNaN(cells.at(row))).count();
  }

  ColumnFinding finding() {
    if (known.length == 0) {
      return leftOut("number", "no training row has a value");
    }
    Optional<CellInLine> inexact = cells.spelling().inexact();
    if (inexact.isPresent()) {
      return leftOut(
          "identifier",
          "whole numbers that float64 does not keep, such as " + inexact.get().words());
    }
    if (known[0] == known[known.length - 1] && known.length == trainingRows) {
      return leftOut("constant", "all training rows have the same value");
    }
    if (isCounter()) {
      return leftOut("identifier", "it counts the rows");
    }
    if (isIdentifier()) {
      return leftOut("identifier", "by its name, and most rows have one of their own");
    }
    return used();
  }

  private ColumnFinding leftOut(String kind, String why) {
    List<String> remarks = Stream.concat(Stream.of(why), zeros().stream()).toList();
    return new ColumnFinding(name, kind, missing, range(), remarks, Optional.empty());
  }

  private List<String> zeros() {
    return cells.spelling().leadingZero().stream()
        .map(cell -> "leading zeros are not kept, as those of " + cell.words())
        .toList();
  }

  private ColumnFinding used() {
    boolean indicator = known.length < trainingRows;
    double fill = quantile(0.5);
    double mean = mean(fill);
    double scale = 1 / deviation(fill, mean);
    List<String> remarks = new ArrayList<>(zeros());
    if (missing > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%,d missing, filled with the median %s%s",
              missing,
              shown(fill),
              indicator ? " and told by a feature of its own" : ""));
    }
    if (isFarOut()) {
      remarks.add("some values lie so far from the others that these hardly differ any more");
    }
    double kept = Double.isFinite(scale) && scale > 0 ? scale : 1;
    return new ColumnFinding(
        name,
        "number",
        missing,
        range(),
        remarks,
        Optional.of(new ColumnEncoding.Numeric(name, fill, mean, kept, indicator, cells.isWide())));
  }

  private String range() {
    if (known.length == 0) {
      return "no values";
    }
    String low = shown(known[0]);
    String high = shown(known[known.length - 1]);
    return low.equals(high) ? low : low + " to " + high;
  }

  /** Formats a value as in the file, since float32 does not hold all digits of float64. */
  private String shown(double value) {
    return cells.isWide() || LabelClasses.isWhole(value)
        ? LabelClasses.plain(value)
        : Float.toString((float) value);
  }

  /** Linear interpolation between the two nearest values, like numpy's default. */
  private double quantile(double share) {
    double place = share * (known.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, known.length - 1);
    return known[below] + (place - below) * (known[above] - known[below]);
  }

  /** The mean over all training rows, with missing values filled in. */
  private double mean(double fill) {
    double sum = 0;
    for (double value : known) {
      sum += value / trainingRows;
    }
    return sum + fill / trainingRows * (trainingRows - known.length);
  }

  /**
   * The population standard deviation over all training rows, for values of any size in float64.
   */
  private double deviation(double fill, double mean) {
    double largest = Math.max(Math.abs(known[0] - mean), Math.abs(known[known.length - 1] - mean));
    if (largest == 0) {
      return 1;
    }
    double sum = 0;
    for (double value : known) {
      double part = (value - mean) / largest;
      sum += part * part;
    }
    double filled = (fill - mean) / largest;
    sum += filled * filled * (trainingRows - known.length);
    return Math.sqrt(sum / trainingRows) * largest;
  }

  private boolean isFarOut() {
    double half = quantile(0.75) - quantile(0.25);
    double middle = quantile(0.5);
    double farthest = Math.max(known[known.length - 1] - middle, middle - known[0]);
    return half > 0 && farthest / half > FAR;
  }

  /** Returns whether each row's number is that of the previous row plus 1. */
  private boolean isCounter() {
    int least = named ? LEAST_COUNTER : 2;
    return missing == 0
        && cells.rows() >= least
        && IntStream.range(1, cells.rows()).allMatch(row -> cells.at(row) == cells.at(row - 1) + 1);
  }

  private boolean isIdentifier() {
    boolean calledSo =
        IDENTIFIER.matcher(name).matches() || CAMEL_IDENTIFIER.matcher(name).matches();
    return named
        && calledSo
        && Arrays.stream(known).distinct().count() * 2 > known.length
        && Arrays.stream(known).allMatch(value -> value == Math.rint(value));
  }
}

package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.model.LabelEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The values of the label column, and which of them is 1. */
final class LabelClasses {
  private static final int SHOWN = 10;
  private static final double LARGEST_WHOLE = 1L << 53;

  /** Known pairs of texts in lower case; by convention the second means 1. */
  private static final List<List<String>> KNOWN =
      List.of(
          List.of("0", "1"),
          List.of("-1", "1"),
          List.of("false", "true"),
          List.of("f", "t"),
          List.of("no", "yes"),
          List.of("n", "y"),
          List.of("neg", "pos"),
          List.of("negative", "positive"),
          List.of("-", "+"),
          List.of("off", "on"),
          List.of("benign", "malignant"),
          List.of("absent", "present"));

  private final String where;
  private final String name;
  private final String[] texts;
  private final Map<String, Integer> counts;

  private LabelClasses(String where, String name, String[] texts, Map<String, Integer> counts) {
    this.where = where;
    this.name = name;
    this.texts = texts;
    this.counts = counts;
  }

  /**
   * Reads the values of the label column.
   *
   * @param where the table and the column, for messages
   * @throws DataException if a cell is missing, or there are not exactly two values
   */
  static LabelClasses of(String where, String name, Cells cells) throws DataException {
    Optional<CellInLine> inexact = cells.accept(new Inexact());
    if (inexact.isPresent()) {
      throw new DataException(
          where
              + ": expected a label whose numbers float64 keeps, received "
              + inexact.get().words());
    }
    String[] texts = cells.accept(new Texts());
    if (texts.length < cells.rows()) {
      throw new DataException(
          where
              + ": expected a label of two values, found more than "
              + DataException.count(ColumnBuilder.MOST_LEVELS));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row = 0; row < texts.length; row++) {
      if (texts[row].isEmpty()) {
        throw new DataException(
            where + ", row " + DataException.count(row + 1L) + ": expected a label, found none");
      }
      counts.merge(texts[row], 1, Integer::sum);
    }
    LabelClasses classes = new LabelClasses(where, name, texts, counts);
    if (counts.size() != 2) {
      throw classes.notTwo();
    }
    return classes;
  }

  private DataException notTwo() {
    String found = counts.size() == 1 ? "one, " + shown() + ": nothing to learn" : shown();
    return new DataException(where + ": expected a label of two values, found " + found);
  }

  /** Returns the values with their number of rows, most frequent first. */
  private String shown() {
    List<String> all =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(SHOWN)
            .map(
                each ->
                    String.format(
                        Locale.ROOT,
                        "%s (%,d rows)",
                        DataException.quote(each.getKey()),
                        each.getValue()))
            .toList();
    String more =
        counts.size() > SHOWN ? " and " + DataException.count(counts.size() - SHOWN) + " more" : "";
    return String.join(", ", all) + more;
  }

  /**
   * Determines which value is 1.
   *
   * @param said the text that counts as 1; if empty, the values have to be a known pair
   * @throws DataException if the value cannot be determined, or is not among the label's values
   */
  LabelEncoding encoding(Optional<String> said) throws DataException {
    List<String> both = new ArrayList<>(counts.keySet());
    String positive = said.isPresent() ? said(said.get(), both) : known(both);
    return new LabelEncoding(name, both.get(both.indexOf(positive) == 0 ? 1 : 0), positive);
  }

  private String said(String text, List<String> both) throws DataException {
    for (String value : both) {
      if (value.equals(text.strip()) || isSameNumber(value, text.strip())) {
        return value;
      }
    }
    throw new DataException(
        where
            + ": expected the positive value "
            + DataException.quote(text)
            + " among the label's, found "
            + shown());
  }

  private static boolean isSameNumber(String value, String text) {
    NumberText numbers = new NumberText(false);
    return numbers.parse(value) == numbers.parse(text);
  }

  private String known(List<String> both) throws DataException {
    for (List<String> pair : KNOWN) {
      for (int i = 0; i < 2; i++) {
        if (both.get(1 - i).toLowerCase(Locale.ROOT).equals(pair.get(0))
            && both.get(i).toLowerCase(Locale.ROOT).equals(pair.get(1))) {
          return both.get(i);
        }
      }
    }
    throw new DataException(
        where
            + ": expected to be told which value counts as 1, found "
            + shown()
            + "; say one of them, such as positive="
            + both.get(0));
  }

  /** Returns whether each row is of the positive class. */
  boolean[] positive(LabelEncoding encoding) {
    boolean[] positive = new boolean[texts.length];
    for (int row = 0; row < texts.length; row++) {
      positive[row] = texts[row].equals(encoding.positive());
    }
    return positive;
  }

  /**
   * Returns whether a number is whole and in the range in which float64 holds every whole number.
   */
  static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
  }

  /** Formats a number as people write it: {@code 1}, not {@code 1.0}. */
  static String plain(double number) {
    return isWhole(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** Finds the first number that float64 may confuse with another. */
  private static final class Inexact implements Cells.Visitor<Optional<CellInLine>> {
    @Override
    public Optional<CellInLine> numbers(NumberCells cells) {
      return cells.spelling().inexact();
    }

    @Override
    public Optional<CellInLine> texts(TextCells cells) {
      return Optional.empty();
    }

    @Override
    public Optional<CellInLine> manyTexts(ManyTexts cells) {
      return Optional.empty();
    }
  }

  /**
   * Returns the text of each cell, empty if missing; an empty array if there are too many texts to
   * keep.
   */
  private static final class Texts implements Cells.Visitor<String[]> {
    @Override
    public String[] numbers(NumberCells cells) {
      Map<Double, String> plain = new HashMap<>();
      return IntStream.range(0, cells.rows())
          .mapToObj(cells::at)
          .map(cell -> cell.isNaN() ? "" : plain.computeIfAbsent(cell, LabelClasses::plain))
          .toArray(String[]::new);
    }

    @Override
    public String[] texts(TextCells cells) {
      return IntStream.range(0, cells.rows())
          .map(cells::at)
          .mapToObj(level -> level == TextCells.MISSING ? "" : cells.levels().get(level))
          .toArray(String[]::new);
    }

    @Override
    public String[] manyTexts(ManyTexts cells) {
      return new String[0];
    }
  }
}

package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.model.ColumnEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fits the encoding of a column of texts to training rows. */
final class TextFit {
  /** The maximum number of levels that get a feature each; less frequent levels share one. */
  static final int MOST_FEATURES = 50;

  private static final int SHOWN = 3;
  private static final NumberText NUMBERS = new NumberText(false);

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([T ]\\d{1,2}:\\d{2}.*)?"
              + "|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})([T ]\\d{1,2}:\\d{2}.*)?"
              + "|\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");

  private final String name;
  private final TextCells cells;
  private final int missing;
  private final int trainingRows;
  private final int missingTraining;
  private final int[] counts;
  private final List<Integer> frequent;

  TextFit(String name, TextCells cells, int[] training) {
    this.name = name;
    this.cells = cells;
    this.missing = (int) IntStream.range(0, cells.rows()).filter(this::isMissing).count();
    this.trainingRows = training.length;
    this.missingTraining = (int) IntStream.of(training).filter(this::isMissing).count();
    this.counts = new int[cells.levels().size()];
    IntStream.of(training).map(cells::at).filter(level -> level >= 0).forEach(l -> counts[l]++);
    this.frequent =
        IntStream.range(0, counts.length)
            .filter(level -> counts[level] > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer level) -> -counts[level]))
            .toList();
  }

  private boolean isMissing(int row) {
    return cells.at(row) == TextCells.MISSING;
  }

  ColumnFinding finding() {
    if (frequent.isEmpty()) {
      return leftOut("empty", "no training row has a value");
    }
    if (frequent.size() == 1 && missingTraining == 0) {
      return leftOut("constant", "all training rows have the same value");
    }
    if (cells.levels().stream().allMatch(level -> DATE.matcher(level).matches())) {
      return leftOut("date", "dates are not coded; put what matters of them into numbers");
    }
    if (isIdentifier()) {
      return leftOut("identifier", "most rows have a text of their own");
    }
    return used();
  }

  private boolean isIdentifier() {
    return frequent.size() > MOST_FEATURES && frequent.size() * 2 > trainingRows - missingTraining;
  }

  private ColumnFinding leftOut(String kind, String why) {
    List<String> remarks = Stream.concat(Stream.of(why), hints().stream()).toList();
    return new ColumnFinding(name, kind, missing, values(), remarks, Optional.empty());
  }

  /** Returns possible reasons why numbers were read as texts. */
  private List<String> hints() {
    Optional<String> oneText =
        cells
            .textAmongNumbers()
            .map(cell -> "text by " + cell.words() + "; say missing, if that means none");
    Optional<String> commas =
        cells.levels().stream().allMatch(NUMBERS::wouldBeWithComma)
            ? Optional.of("numbers with a comma for a point, if decimalComma=true is said")
            : Optional.empty();
    return Stream.concat(oneText.stream(), commas.stream()).toList();
  }

  private ColumnFinding used() {
    int kept = Math.min(frequent.size(), MOST_FEATURES);
    boolean other = frequent.size() > kept;
    List<String> levels =
        frequent.stream().limit(kept).map(level -> cells.levels().get(level)).sorted().toList();
    List<String> remarks = new ArrayList<>(hints());
    if (other) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "the %d most frequent have a feature each, %,d others share one",
              kept,
              frequent.size() - kept));
    }
    if (missing > 0) {
      remarks.add(DataException.count(missing) + " missing");
    }
    return new ColumnFinding(
        name,
        "category",
        missing,
        values(),
        remarks,
        Optional.of(new ColumnEncoding.Categorical(name, levels, other, missingTraining > 0)));
  }

  private String values() {
    if (frequent.isEmpty()) {
      return "no values";
    }
    List<String> shown =
        frequent.stream()
            .limit(SHOWN)
            .map(level -> DataException.quote(cells.levels().get(level)))
            .toList();
    String more = frequent.size() > SHOWN ? ", …" : "";
    return String.format(
        Locale.ROOT,
        "%,d %s: %s%s",
        frequent.size(),
        frequent.size() == 1 ? "text" : "texts",
        String.join(", ", shown),
        more);
  }
}

package dev.overfit.study;

import dev.overfit.evaluation.Evaluation;
import dev.overfit.training.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A study as a table for people, a row a model: parameters, epochs, the best and the last epoch by
 * validation crossentropy, the gap between validation and training, the penalty where the study has
 * regularizers, the figures on the test rows where it has some, and why it stopped.
 *
 * @param columns the heads of the columns; the first names the model, the last is words, those
 *     between are figures
 * @param rows a row a model, a cell a column
 * @param legend what the columns hold, in lines for below the table
 */
public record ResultTable(List<String> columns, List<List<String>> rows, String legend) {
  private static final List<Column> BEFORE_PENALTY =
      List.of(
          new Column("Model", Outcome::name),
          new Column("Parameters", outcome -> Figures.count(outcome.parameters())),
          new Column("Epochs", outcome -> Figures.count(outcome.epochs())),
          new Column("Best epoch", Outcome::bestEpoch),
          new Column("Best val", ResultTable::bestValue),
          new Column("Last val", ofLast(EpochMetrics::valBinaryCrossentropy)),
          new Column("Gap", outcome -> finite(outcome.gap())));

  private static final Column PENALTY =
      new Column(
          "Penalty", outcome -> outcome.penalized() ? finite(outcome.penalty()) : Figures.NONE);

  private static final Column ACCURACY =
      new Column(
          "Accuracy",
          outcome ->
              outcome.last().map(last -> Figures.share(last.valAccuracy())).orElse(Figures.NONE));

  private static final List<Column> TEST =
      List.of(
          new Column("Test", ofTest(test -> Figures.crossentropy(test.binaryCrossentropy()))),
          new Column("Test acc.", ofTest(test -> Figures.share(test.accuracy()))),
          new Column("Test AUC", ofTest(test -> Figures.share(test.auc()))),
          new Column("Test AP", ofTest(test -> Figures.share(test.averagePrecision()))));

  private static final List<Column> AT_THE_END =
      List.of(
          new Column("Seconds", outcome -> Figures.seconds(outcome.result().elapsed())),
          new Column("Stopped", outcome -> outcome.result().stopReason().words()));

  private static final List<String> LEGEND =
      List.of(
          "Best val, last val: validation binary crossentropy after the best and after the last"
              + " epoch.",
          "Gap: last val minus training binary crossentropy. Accuracy: on the validation rows.");

  private static final String PENALTY_LEGEND =
      "Penalty: what the regularizers add to the training crossentropy to make the loss, in the"
          + " last epoch.";

  private static final List<String> TEST_LEGEND =
      List.of(
          "Test, test acc., test AUC, test AP: binary crossentropy, accuracy, area under the ROC"
              + " curve and average",
          "precision on the test rows, looked at once, by the weights of the best epoch.");

  /** A head, and what stands below it for a model. */
  private record Column(String head, Function<Outcome, String> cell) {}

  /** Copies the lists. */
  public ResultTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The table of a study, in its order; the columns of the test rows only if there are any. */
  public static ResultTable of(Study study) {
    boolean penalized = study.outcomes().stream().anyMatch(Outcome::penalized);
    boolean tested = study.split().test().isPresent();
    List<Column> columns = columns(penalized, tested);
    return new ResultTable(
        columns.stream().map(Column::head).toList(),
        study.outcomes().stream().map(outcome -> row(columns, outcome)).toList(),
        legend(study, penalized, tested));
  }

  private static List<Column> columns(boolean penalized, boolean tested) {
    List<Column> columns = new ArrayList<>(BEFORE_PENALTY);
    if (penalized) {
      columns.add(PENALTY);
    }
    columns.add(ACCURACY);
    if (tested) {
      columns.addAll(TEST);
    }
    columns.addAll(AT_THE_END);
    return columns;
  }

  private static List<String> row(List<Column> columns, Outcome outcome) {
    return columns.stream().map(column -> column.cell().apply(outcome)).toList();
  }

  private static String legend(Study study, boolean penalized, boolean tested) {
    List<String> lines = new ArrayList<>(LEGEND);
    if (penalized) {
      lines.add(PENALTY_LEGEND);
    }
    if (tested) {
      lines.addAll(TEST_LEGEND);
    }
    lines.addAll(Labels.of(study).knowingNothing());
    return String.join("\n", lines);
  }

  private static String bestValue(Outcome outcome) {
    return outcome.hasBest() ? Figures.crossentropy(outcome.bestValue()) : Figures.NONE;
  }

  private static Function<Outcome, String> ofLast(Function<EpochMetrics, Float> figure) {
    return outcome -> outcome.last().map(figure).map(Figures::crossentropy).orElse(Figures.NONE);
  }

  private static Function<Outcome, String> ofTest(Function<Evaluation, String> figure) {
    return outcome -> outcome.result().test().map(figure).orElse(Figures.NONE);
  }

  private static String finite(double crossentropy) {
    return Double.isFinite(crossentropy) ? Figures.crossentropy(crossentropy) : Figures.NONE;
  }

  /**
   * The table aligned for a terminal: heads, a rule, the rows, and the legend; figures to the
   * right, words to the left, each line ended by a line feed.
   */
  public String toText() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    line(text, columns, widths);
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    line(text, rule, widths);
    rows.forEach(row -> line(text, row, widths));
    return text.append('\n').append(legend).append('\n').toString();
  }

  private int[] widths() {
    int[] widths = columns.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private void line(StringBuilder text, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(isFigure(i) ? padding + cells.get(i) : cells.get(i) + padding).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** Whether a column holds figures, which are set to the right. */
  public boolean isFigure(int column) {
    return column > 0 && column < columns.size() - 1;
  }
}

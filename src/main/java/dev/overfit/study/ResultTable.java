package dev.overfit.study;

import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * A study as a table for people, a row a model: parameters, epochs, the best and the last epoch by
 * validation crossentropy, the gap between validation and training, the penalty where the study has
 * regularizers, and why it stopped.
 *
 * @param columns the heads of the columns; the first names the model, the last is words, those
 *     between are figures
 * @param rows a row a model, a cell a column
 * @param legend what the columns hold, in lines for below the table
 */
public record ResultTable(List<String> columns, List<List<String>> rows, String legend) {
  private static final List<String> COLUMNS =
      List.of(
          "Model",
          "Parameters",
          "Epochs",
          "Best epoch",
          "Best val",
          "Last val",
          "Gap",
          "Accuracy",
          "Seconds",
          "Stopped");

  private static final String LEGEND =
      "Best val, last val: validation binary crossentropy after the best and after the last epoch.\n"
          + "Gap: last val minus training binary crossentropy. Accuracy: on the validation rows.";

  private static final String PENALTY = "Penalty";
  private static final int AFTER_GAP = COLUMNS.indexOf("Gap") + 1;
  private static final String PENALTY_LEGEND =
      "\nPenalty: what the regularizers add to the training crossentropy to make the loss, in the"
          + " last epoch.";

  /** Copies the lists. */
  public ResultTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The table of a study, in its order. */
  public static ResultTable of(Study study) {
    List<Outcome> outcomes = study.outcomes();
    List<List<String>> rows = outcomes.stream().map(ResultTable::row).toList();
    return outcomes.stream().anyMatch(Outcome::penalized)
        ? withPenalties(outcomes, rows)
        : new ResultTable(COLUMNS, rows, LEGEND);
  }

  private static ResultTable withPenalties(List<Outcome> outcomes, List<List<String>> rows) {
    List<List<String>> wider = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      wider.add(inserted(rows.get(i), penalty(outcomes.get(i))));
    }
    return new ResultTable(inserted(COLUMNS, PENALTY), wider, LEGEND + PENALTY_LEGEND);
  }

  private static List<String> inserted(List<String> row, String cell) {
    List<String> wider = new ArrayList<>(row);
    wider.add(AFTER_GAP, cell);
    return wider;
  }

  private static String penalty(Outcome outcome) {
    return outcome.penalized() && Double.isFinite(outcome.penalty())
        ? Figures.crossentropy(outcome.penalty())
        : Figures.NONE;
  }

  private static List<String> row(Outcome outcome) {
    TrainingResult result = outcome.result();
    return List.of(
        outcome.name(),
        Figures.count(outcome.parameters()),
        Figures.count(outcome.epochs()),
        outcome.bestEpoch(),
        outcome.hasBest() ? Figures.crossentropy(outcome.bestValue()) : Figures.NONE,
        outcome
            .last()
            .map(last -> Figures.crossentropy(last.valBinaryCrossentropy()))
            .orElse(Figures.NONE),
        Double.isFinite(outcome.gap()) ? Figures.crossentropy(outcome.gap()) : Figures.NONE,
        outcome.last().map(last -> Figures.share(last.valAccuracy())).orElse(Figures.NONE),
        Figures.seconds(result.elapsed()),
        result.stopReason().words());
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

package dev.overfit.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table for people.
 *
 * @param title the title
 * @param columns the columns; the first one names what a row is about
 * @param rows the rows, with one cell for each column
 * @param legend the lines below the table that explain its columns
 */
public record ResultTable(
    String title, List<Column> columns, List<List<String>> rows, List<String> legend) {
  /**
   * A column.
   *
   * @param head the header
   * @param figure whether the column holds figures, which are right-aligned, or words
   */
  public record Column(String head, boolean figure) {}

  /** Copies the lists. */
  public ResultTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    legend = List.copyOf(legend);
  }

  /** Returns the tables of a study in reading order: judging rows, comparisons, trainings. */
  public static List<ResultTable> of(Analysis analysis) {
    return Stream.of(
            Stream.of(JudgedTable.of(analysis)),
            analysis.families().stream().map(family -> ComparisonTable.of(analysis, family)),
            Stream.of(TrainingTable.of(analysis)))
        .flatMap(tables -> tables)
        .toList();
  }

  /** The headers of the columns. */
  public List<String> heads() {
    return columns.stream().map(Column::head).toList();
  }

  /**
   * Formats the table for a terminal: title, headers, a rule, the rows, and the legend; each line
   * ends with a line feed.
   */
  public String toText() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder(title).append("\n\n");
    line(text, heads(), widths);
    line(text, rule(widths), widths);
    rows.forEach(row -> line(text, row, widths));
    text.append('\n');
    legend.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static List<String> rule(int[] widths) {
    return Arrays.stream(widths).mapToObj("─"::repeat).toList();
  }

  private int[] widths() {
    int[] widths = columns.stream().mapToInt(column -> column.head().length()).toArray();
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
      boolean figure = columns.get(i).figure();
      line.append(figure ? padding + cells.get(i) : cells.get(i) + padding).append("  ");
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}

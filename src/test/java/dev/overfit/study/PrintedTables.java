package dev.overfit.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a study as they are printed, asked by the names of rows and columns. */
record PrintedTables(Study study, List<ResultTable> tables) {
  ResultTable judged() {
    return tables.get(0);
  }

  ResultTable trainings() {
    return tables.get(tables.size() - 1);
  }

  /** What stands in the table of what judges. */
  String judged(String model, String column) {
    return cell(judged(), model, column);
  }

  /** What stands in the table of the trainings. */
  String training(String model, String column) {
    return cell(trainings(), model, column);
  }

  double judgedNumber(String model, String column) {
    return number(judged(model, column));
  }

  double trainingNumber(String model, String column) {
    return number(training(model, column));
  }

  static double number(String cell) {
    return Double.parseDouble(cell.replace(",", ""));
  }

  private static String cell(ResultTable table, String row, String column) {
    int place = table.heads().indexOf(column);
    return table.rows().stream()
        .filter(cells -> cells.get(0).equals(row))
        .map(cells -> cells.get(place))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + row + " in " + table.toText()));
  }

  /** The row of a pair, the better one first; empty if it is not in a table in this order. */
  Optional<List<String>> pair(String better, String worse) {
    return pairs().filter(row -> row.get(0).equals(better) && row.get(1).equals(worse)).findFirst();
  }

  /** The rows of all tables of comparisons. */
  Stream<List<String>> pairs() {
    return tables.subList(1, tables.size() - 1).stream().flatMap(table -> table.rows().stream());
  }

  /** Those of them that compare models of the study with each other. */
  List<ResultTable> ofTheStudy() {
    return tables.stream()
        .filter(table -> table.title().matches("Against the baseline .+|.*[Pp]air by pair"))
        .toList();
  }

  /** The models whose trainings are shown. */
  List<String> models() {
    return trainings().rows().stream().map(row -> row.get(0)).toList();
  }
}

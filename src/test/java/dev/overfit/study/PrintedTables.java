package dev.overfit.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a study as they are printed, asked by the names of rows and columns. */
record PrintedTables(Study study, List<ResultTable> tables) {
  private static final String MORE_ROWS = "More rows: .+";

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
        .filter(cells -> name(cells).equals(row))
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
        .filter(
            table ->
                table.title().matches("Against the baseline .+|.*[Pp]air by pair|" + MORE_ROWS))
        .toList();
  }

  /** The rows of the tables of models that compete with each other. */
  Stream<List<String>> competitors() {
    return tables.subList(1, tables.size() - 1).stream()
        .filter(table -> !table.title().matches(MORE_ROWS))
        .flatMap(table -> table.rows().stream());
  }

  /** The models of which none like it was trained on more rows, by the names of the drawn ones. */
  List<String> competing() {
    return models().stream()
        .filter(
            name -> {
              List<String> sizes = sizes(name);
              return sizes.size() < 3 || sizes.get(sizes.size() - 1).equals(name);
            })
        .toList();
  }

  /** The models of a network, by the number of rows that they were trained on. */
  List<String> sizes(String model) {
    return judged().heads().contains("Rows")
        ? models().stream()
            .filter(name -> network(name).equals(network(model)))
            .sorted(Comparator.comparingDouble(name -> judgedNumber(name, "Rows")))
            .toList()
        : List.of(model);
  }

  private static String network(String model) {
    return model.replaceFirst("(Quarter|Third|Half)$", "");
  }

  /** The models whose trainings are shown. */
  List<String> models() {
    return trainings().rows().stream().map(PrintedTables::name).toList();
  }

  /** The model of a row, which may say that it was cut short. */
  private static String name(List<String> row) {
    return row.get(0).replaceFirst(" \\(cut after .+\\)$", "");
  }

  /** The models of which nothing has ended, by what the row says. */
  List<String> cut() {
    return trainings().rows().stream()
        .filter(row -> !name(row).equals(row.get(0)))
        .map(PrintedTables::name)
        .toList();
  }
}

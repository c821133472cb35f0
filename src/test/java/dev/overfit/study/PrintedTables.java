package dev.overfit.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of a study as printed, looked up by the names of rows and columns. */
record PrintedTables(Study study, List<ResultTable> tables) {
  private static final String MORE_ROWS = "More rows: .+";

  ResultTable judged() {
    return tables.get(0);
  }

  ResultTable trainings() {
    return tables.get(tables.size() - 1);
  }

  /** Returns a cell of the table that judges. */
  String judged(String model, String column) {
    return cell(judged(), model, column);
  }

  /** Returns a cell of the table of trainings. */
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

  /** Returns the row of a pair, the better one first; empty if no table has it in this order. */
  Optional<List<String>> pair(String better, String worse) {
    return pairs().filter(row -> row.get(0).equals(better) && row.get(1).equals(worse)).findFirst();
  }

  /** Returns the rows of all tables of comparisons. */
  Stream<List<String>> pairs() {
    return tables.subList(1, tables.size() - 1).stream().flatMap(table -> table.rows().stream());
  }

  /** Returns the tables that compare models of the study with each other. */
  List<ResultTable> ofTheStudy() {
    return tables.stream()
        .filter(
            table ->
                table.title().matches("Against the baseline .+|.*[Pp]air by pair|" + MORE_ROWS))
        .toList();
  }

  /** Returns the rows of the tables of models that compete with each other. */
  Stream<List<String>> competitors() {
    return tables.subList(1, tables.size() - 1).stream()
        .filter(table -> !table.title().matches(MORE_ROWS))
        .flatMap(table -> table.rows().stream());
  }

  /** Returns the models; of a network in at least three sizes, only the one with the most rows. */
  List<String> competing() {
    return models().stream()
        .filter(
            name -> {
              List<String> sizes = sizes(name);
              return sizes.size() < 3 || sizes.get(sizes.size() - 1).equals(name);
            })
        .toList();
  }

  /** Returns the models of a network, sorted by the number of rows that they were trained on. */
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

  /** Returns the models whose trainings are shown. */
  List<String> models() {
    return trainings().rows().stream().map(PrintedTables::name).toList();
  }

  /** Returns the model of a row, which may add that it was cut short. */
  private static String name(List<String> row) {
    return row.get(0).replaceFirst(" \\(cut after .+\\)$", "");
  }

  /** Returns the models none of whose trainings ended, going by their rows. */
  List<String> cut() {
    return trainings().rows().stream()
        .filter(row -> !name(row).equals(row.get(0)))
        .map(PrintedTables::name)
        .toList();
  }
}

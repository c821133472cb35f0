package dev.overfit.study;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a table with one row for each model.
 *
 * @param column the header of the column
 * @param cell the text of the cell for a model
 */
record ModelColumn(ResultTable.Column column, Function<ModelOutcomes, String> cell) {
  static ModelColumn words(String head, Function<ModelOutcomes, String> cell) {
    return new ModelColumn(new ResultTable.Column(head, false), cell);
  }

  static ModelColumn figure(String head, Function<ModelOutcomes, String> cell) {
    return new ModelColumn(new ResultTable.Column(head, true), cell);
  }

  /** Returns a column of crossentropies, averaged over the replicates; a dash if one has none. */
  static ModelColumn crossentropy(String head, ToDoubleFunction<Outcome> figure) {
    return figure(head, model -> finite(model.mean(figure)));
  }

  /** Returns a column of shares, averaged over the replicates; a dash if one has none. */
  static ModelColumn share(String head, ToDoubleFunction<Outcome> figure) {
    return figure(head, model -> Figures.share(model.mean(figure)));
  }

  /** Returns a column of epoch counts, averaged over the replicates and rounded. */
  static ModelColumn count(String head, ToDoubleFunction<Outcome> figure) {
    return figure(
        head,
        model -> {
          double mean = model.mean(figure);
          return Double.isFinite(mean) ? Figures.count(Math.round(mean)) : Figures.NONE;
        });
  }

  static String finite(double crossentropy) {
    return Double.isFinite(crossentropy) ? Figures.crossentropy(crossentropy) : Figures.NONE;
  }

  static List<ResultTable.Column> heads(List<ModelColumn> columns) {
    return columns.stream().map(ModelColumn::column).toList();
  }

  static List<List<String>> rows(List<ModelColumn> columns, List<ModelOutcomes> models) {
    return models.stream()
        .map(model -> columns.stream().map(column -> column.cell().apply(model)).toList())
        .toList();
  }
}

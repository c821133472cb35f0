package dev.overfit.study;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a table with a row a model.
 *
 * @param column what stands above it
 * @param cell what stands in it for a model
 */
record ModelColumn(ResultTable.Column column, Function<ModelOutcomes, String> cell) {
  static ModelColumn words(String head, Function<ModelOutcomes, String> cell) {
    return new ModelColumn(new ResultTable.Column(head, false), cell);
  }

  static ModelColumn figure(String head, Function<ModelOutcomes, String> cell) {
    return new ModelColumn(new ResultTable.Column(head, true), cell);
  }

  /** A crossentropy, mean over the replicates; a dash where one has none. */
  static ModelColumn crossentropy(String head, ToDoubleFunction<Outcome> figure) {
    return figure(head, model -> finite(model.mean(figure)));
  }

  /** A share, likewise. */
  static ModelColumn share(String head, ToDoubleFunction<Outcome> figure) {
    return figure(head, model -> Figures.share(model.mean(figure)));
  }

  /** A number of epochs, mean over the replicates, rounded. */
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

package dev.overfit.study;

import dev.overfit.evaluation.Evaluation;
import dev.overfit.training.TestEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tabulates what the judging rows say about each model, over its replicates, and about knowing
 * nothing; one row for each model.
 */
final class JudgedTable {
  private static final String KNOWING_NOTHING = "Knowing nothing";

  private final Analysis analysis;
  private final boolean tested;
  private final boolean replicated;

  private JudgedTable(Analysis analysis) {
    this.analysis = analysis;
    this.tested = analysis.rows() == JudgingRows.TEST;
    this.replicated = analysis.replicated();
  }

  static ResultTable of(Analysis analysis) {
    return new JudgedTable(analysis).table();
  }

  private ResultTable table() {
    List<ModelColumn> columns = columns();
    List<List<String>> rows = new ArrayList<>(ModelColumn.rows(columns, analysis.models()));
    List<ResultTable.Column> heads = ModelColumn.heads(columns);
    rows.add(knowingNothing(heads));
    return new ResultTable(
        "On the " + analysis.rows().words(analysis.study()), heads, rows, legend());
  }

  private List<ModelColumn> columns() {
    JudgingRows judge = analysis.rows();
    List<ModelColumn> columns = new ArrayList<>();
    columns.add(ModelColumn.words("Model", ModelOutcomes::label));
    columns.add(ModelColumn.figure("Parameters", model -> Figures.count(model.parameters())));
    if (analysis.hasParts()) {
      columns.add(
          ModelColumn.figure("Rows", model -> Figures.count(model.trainingRows(analysis.study()))));
    }
    if (replicated) {
      columns.add(ModelColumn.figure("Replicates", model -> Figures.count(model.shown().size())));
    }
    columns.add(ModelColumn.crossentropy("Crossentropy", judge::crossentropy));
    if (replicated) {
      columns.add(ofSpread("SD", Spread::sd));
      columns.add(
          ofSpread("Low", spread -> spread.interval().map(i -> i.low()).orElse(Double.NaN)));
      columns.add(
          ofSpread("High", spread -> spread.interval().map(i -> i.high()).orElse(Double.NaN)));
    }
    columns.add(ModelColumn.share("Accuracy", judge::accuracy));
    if (tested) {
      columns.add(ModelColumn.share("AUC", ofTest(Evaluation::auc)));
      columns.add(ModelColumn.share("AP", ofTest(Evaluation::averagePrecision)));
    }
    if (analysis.hasEnsembles()) {
      columns.add(
          ModelColumn.figure("Ensemble", model -> ModelColumn.finite(analysis.ensemble(model))));
    }
    return columns;
  }

  private ModelColumn ofSpread(String head, ToDoubleFunction<Spread> figure) {
    return ModelColumn.figure(
        head,
        model ->
            ModelColumn.finite(figure.applyAsDouble(model.spread(analysis.rows()::crossentropy))));
  }

  private static ToDoubleFunction<Outcome> ofTest(ToDoubleFunction<Evaluation> figure) {
    return outcome ->
        outcome
            .result()
            .test()
            .map(TestEvaluation::figures)
            .map(figure::applyAsDouble)
            .orElse(Double.NaN);
  }

  private List<String> knowingNothing(List<ResultTable.Column> columns) {
    Labels labels = Labels.of(analysis.study());
    Evaluation evaluation = tested ? labels.onTest().orElseThrow() : labels.onValidation();
    return knowingNothing(columns, evaluation);
  }

  /** Returns the row for knowing nothing, with the given columns. */
  static List<String> knowingNothing(List<ResultTable.Column> columns, Evaluation evaluation) {
    return columns.stream().map(column -> cell(column.head(), evaluation)).toList();
  }

  private static String cell(String head, Evaluation evaluation) {
    return switch (head) {
      case "Model" -> KNOWING_NOTHING;
      case "Crossentropy" -> ModelColumn.finite(evaluation.binaryCrossentropy());
      case "Accuracy" -> Figures.share(evaluation.accuracy());
      case "AUC" -> Figures.share(evaluation.auc());
      case "AP" -> Figures.share(evaluation.averagePrecision());
      default -> Figures.NONE;
    };
  }

  private List<String> legend() {
    List<String> lines = new ArrayList<>();
    lines.add(
        tested
            ? "By the weights of the best epoch; these rows were looked at once, at the end. AUC:"
                + " area under the ROC curve. AP: average precision."
            : "By the weights of the best epoch, which these rows chose: they flatter the models.");
    if (analysis.hasParts()) {
      lines.add(
          "Rows: of the training rows those that it was trained on, as many of each class as their"
              + " share, a part of any larger one; epochs have as many steps as with all of them.");
    }
    if (replicated) {
      lines.add(
          "Means over the replicates. SD: their standard deviation. Low, high: Student's 95 %"
              + " interval of the mean crossentropy.");
    }
    if (analysis.hasEnsembles()) {
      lines.add("Ensemble: crossentropy of the mean of the replicates' probabilities.");
    }
    if (analysis.study().resampled()) {
      lines.add(
          "Each replicate has rows dealt out anew; knowing nothing is of those of replicate 0.");
    }
    List<TakenModel> taken = TakenModel.of(analysis.study());
    if (!taken.isEmpty()) {
      lines.add(
          "Taken from runs of other suites, which have trained them with the same rows and settings: "
              + Figures.list(taken.stream().map(TakenModel::words).toList())
              + ".");
    }
    lines.add(
        Figures.format(
            "Knowing nothing: the training rows' share of %s for every row; the more frequent class"
                + " for every row; rows in random order.",
            Labels.of(analysis.study()).names().positive()));
    return lines;
  }
}

package dev.overfit.study;

import dev.overfit.evaluation.Evaluation;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.StopReason;
import dev.overfit.training.TestEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The tables of several runs side by side: the runs with their rows; what the rows say about each
 * model, in one table for all runs that share them; the comparisons; what differs between models of
 * the same name; and how the trainings went.
 */
public final class RunTables {
  private final RunsAnalysis analysis;

  private RunTables(RunsAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Returns the tables in reading order. */
  public static List<ResultTable> of(RunsAnalysis analysis) {
    return new RunTables(analysis).tables();
  }

  private List<ResultTable> tables() {
    List<ResultTable> tables = new ArrayList<>();
    for (RunGroup group : analysis.groups()) {
      tables.add(judged(group));
      group.families().forEach(family -> tables.add(family.table()));
    }
    ResultTable differences = new RunDifferences(analysis).table();
    if (!differences.rows().isEmpty()) {
      tables.add(differences);
    }
    tables.add(trainings());
    tables.add(runs());
    return List.copyOf(tables);
  }

  private ResultTable judged(RunGroup group) {
    List<ModelColumn> columns = columns(group.rows().judging());
    List<List<String>> rows = new ArrayList<>(rows(columns, group.models()));
    rows.add(JudgedTable.knowingNothing(heads(columns), group.rows().knowingNothing()));
    return new ResultTable(
        Figures.format("On the %s of %s", group.rows().judgingWords(), group.names()),
        heads(columns),
        rows,
        legend(group));
  }

  private static List<ModelColumn> columns(JudgingRows judge) {
    return List.of(
        ModelColumn.figure("Parameters", model -> Figures.count(model.parameters())),
        ModelColumn.figure("Replicates", model -> Figures.count(model.shown().size())),
        ModelColumn.crossentropy("Crossentropy", judge::crossentropy),
        spread(judge, "SD", Spread::sd),
        spread(judge, "Low", spread -> spread.interval().map(i -> i.low()).orElse(Double.NaN)),
        spread(judge, "High", spread -> spread.interval().map(i -> i.high()).orElse(Double.NaN)),
        ModelColumn.share("Accuracy", judge::accuracy),
        ModelColumn.share("AUC", of(judge, Evaluation::auc)),
        ModelColumn.share("AP", of(judge, Evaluation::averagePrecision)));
  }

  private static ModelColumn spread(
      JudgingRows judge, String head, ToDoubleFunction<Spread> figure) {
    return ModelColumn.figure(
        head, model -> ModelColumn.finite(figure.applyAsDouble(model.spread(judge::crossentropy))));
  }

  /** Reads a figure that only test rows have for the weights of the best epoch. */
  private static ToDoubleFunction<Outcome> of(
      JudgingRows judge, ToDoubleFunction<Evaluation> figure) {
    return outcome ->
        Optional.of(outcome.result())
            .filter(result -> judge == JudgingRows.TEST)
            .flatMap(result -> result.test().map(TestEvaluation::figures))
            .map(figure::applyAsDouble)
            .orElse(Double.NaN);
  }

  private static List<ResultTable.Column> heads(List<ModelColumn> columns) {
    List<ResultTable.Column> heads = new ArrayList<>();
    heads.add(new ResultTable.Column("Model", false));
    heads.addAll(ModelColumn.heads(columns));
    return heads;
  }

  private static List<List<String>> rows(List<ModelColumn> columns, List<RunModel> models) {
    List<List<String>> rows = new ArrayList<>();
    for (RunModel model : models) {
      List<String> row = new ArrayList<>();
      row.add(model.name());
      columns.forEach(column -> row.add(column.cell().apply(model.outcomes())));
      rows.add(row);
    }
    return rows;
  }

  private List<String> legend(RunGroup group) {
    List<String> lines = new ArrayList<>();
    lines.add(
        group.rows().judging() == JudgingRows.TEST
            ? "By the weights of the best epoch. AUC: area under the ROC curve. AP: average"
                + " precision."
            : "By the weights of the best epoch, which these rows chose: they flatter the models.");
    lines.add(
        "Means over the replicates. SD: their standard deviation. Low, high: Student's 95 %"
            + " interval of the mean crossentropy.");
    lines.add(
        "Knowing nothing: the training rows' share of the label for every row; the more frequent"
            + " class for every row; rows in random order.");
    return lines;
  }

  private ResultTable trainings() {
    List<ModelColumn> columns =
        List.of(
            ModelColumn.count("Epochs", Outcome::epochs),
            ModelColumn.count("Best epoch", best(EpochMetrics::epoch)),
            ModelColumn.crossentropy("Best val", best(EpochMetrics::valBinaryCrossentropy)),
            ModelColumn.crossentropy("Last val", Outcome::lastValidation),
            ModelColumn.crossentropy("Last train", Outcome::lastTraining),
            ModelColumn.words("Curves", model -> Courses.of(model).cell()),
            ModelColumn.figure("From", model -> Courses.of(model).fromCell()),
            ModelColumn.words("Stopped", RunTables::stopped));
    return new ResultTable(
        "How the trainings went",
        heads(columns),
        rows(columns, analysis.models()),
        List.of(
            "Best val, last val: validation binary crossentropy after the best and after the last"
                + " epoch. Last train: training binary crossentropy in the last one. Each run's are"
                + " of its own rows. From: the epoch from which on it overfits."));
  }

  private static ToDoubleFunction<Outcome> best(ToDoubleFunction<EpochMetrics> figure) {
    return outcome -> outcome.best().map(figure::applyAsDouble).orElse(Double.NaN);
  }

  private static String stopped(ModelOutcomes model) {
    return model.replicates().stream()
        .map(ReplicateResult::result)
        .map(result -> result.stopReason())
        .map(StopReason::label)
        .map(label -> label.replace('_', ' '))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private ResultTable runs() {
    List<ResultTable.Column> columns =
        List.of(
            new ResultTable.Column("Run", false),
            new ResultTable.Column("Suite", false),
            new ResultTable.Column("Folder", false),
            new ResultTable.Column("Rows", false),
            new ResultTable.Column("Trainings", true));
    return new ResultTable(
        "The runs",
        columns,
        analysis.runs().stream().map(RunTables::row).toList(),
        List.of("Pairs of models within a run stand in that run's own report."));
  }

  private static List<String> row(PastRun run) {
    return List.of(
        run.name(),
        run.suite(),
        run.folder(),
        run.rows().words(Caption.data(run.rows().origin())),
        Figures.count(run.replicates().size()));
  }
}

package dev.overfit.report;

import dev.overfit.evaluation.Evaluation;
import dev.overfit.statistics.Interval;
import dev.overfit.study.Analysis;
import dev.overfit.study.JudgingRows;
import dev.overfit.study.Labels;
import dev.overfit.study.ModelOutcomes;
import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.RunsAnalysis;
import dev.overfit.study.Spread;
import dev.overfit.study.Study;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TestEvaluation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Writes {@code summary.csv}, a row for each model in the study's order, and {@code
 * replicates.csv}, a row for each replicate of a model. A model's own figures are those of its
 * replicate 0 (or the first that the run has); they are followed by the means over its sound
 * replicates on the judging rows, the standard deviation of the crossentropy, and Student's 95 %
 * interval of its mean. Crossentropies and accuracies are those after the last epoch; figures of
 * the test rows, whose columns exist only if there are any, use the weights of the best epoch. Each
 * row also has what knowing nothing gives and, if models were trained on parts of the training
 * rows, the size of the part. A cell is empty if there is no figure. Figures are written so that
 * they read back exactly, times to the millisecond and an epoch's time to the microsecond.
 */
final class SummaryCsv {
  private static final List<String> MODEL = List.of("model");
  private static final List<String> MEANS =
      List.of(
          "judging_rows",
          "replicates",
          "mean_binary_crossentropy",
          "sd_binary_crossentropy",
          "low_binary_crossentropy",
          "high_binary_crossentropy",
          "mean_accuracy",
          "curves");
  private static final List<String> REPLICATE = List.of("model", "replicate", "seed");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("parameters", Outcome::parameters),
          new Column("epochs", Outcome::epochs),
          new Column("best_epoch", ofBest(EpochMetrics::epoch)),
          new Column("best_val_binary_crossentropy", ofBest(EpochMetrics::valBinaryCrossentropy)),
          new Column("binary_crossentropy", ofLast(EpochMetrics::binaryCrossentropy)),
          new Column("val_binary_crossentropy", ofLast(EpochMetrics::valBinaryCrossentropy)),
          new Column("accuracy", ofLast(EpochMetrics::accuracy)),
          new Column("val_accuracy", ofLast(EpochMetrics::valAccuracy)),
          new Column("val_auc", ofValidation(Evaluation::auc)),
          new Column("stop_reason", outcome -> outcome.result().stopReason().label()),
          new Column("seconds", outcome -> outcome.result().elapsed().toMillis() / 1000.0),
          new Column("epoch_ms", outcome -> micros(outcome.result().medianEpoch()) / 1000.0),
          new Column("val_average_precision", ofValidation(Evaluation::averagePrecision)));

  /** The figures given for the test rows, and for knowing nothing on validation and test rows. */
  private static final Map<String, Function<Evaluation, Object>> FIGURES = figures();

  private SummaryCsv() {}

  /** A column: its header, and its cell for a training. */
  private record Column(String head, Function<Outcome, Object> cell) {}

  /** Returns a table with a row for each model. */
  static String of(Analysis analysis) throws IOException {
    List<Column> columns = columns(analysis.study());
    return CsvTable.of(
        joined(joined(MODEL, heads(columns)), MEANS),
        analysis.models().stream()
            .map(
                model ->
                    joined(
                        joined(List.of(model.name()), row(columns, model.first())),
                        means(analysis.rows(), model)))
            .toList());
  }

  /** Returns a row for each model of each run; test figures are only in the judging means. */
  static String of(RunsAnalysis analysis) throws IOException {
    return CsvTable.of(
        joined(joined(joined(List.of("run"), MODEL), heads(COLUMNS)), MEANS),
        analysis.models().stream()
            .map(
                each ->
                    joined(
                        joined(
                            List.of(each.run().name(), each.outcomes().name()),
                            row(COLUMNS, each.outcomes().first())),
                        means(each.run().rows().judging(), each.outcomes())))
            .toList());
  }

  private static List<Object> means(JudgingRows rows, ModelOutcomes model) {
    Spread spread = model.spread(rows::crossentropy);
    return List.of(
        rows.label(),
        spread.count(),
        finite(spread.mean()),
        finite(spread.sd()),
        spread.interval().<Object>map(Interval::low).orElse(""),
        spread.interval().<Object>map(Interval::high).orElse(""),
        finite(model.mean(rows::accuracy)),
        model.courses());
  }

  private static Object finite(double figure) {
    return Double.isFinite(figure) ? (Object) figure : "";
  }

  /** Returns a table with a row for each replicate. */
  static String ofReplicates(Study study) throws IOException {
    List<Column> columns = columns(study);
    return CsvTable.of(
        joined(REPLICATE, heads(columns)),
        study.replicates().stream()
            .map(replicate -> joined(replicate(replicate), row(columns, replicate.outcome())))
            .toList());
  }

  /** Returns the columns. New ones go at the end so that existing ones keep their place. */
  private static List<Column> columns(Study study) {
    Labels labels = Labels.of(study);
    List<Column> columns = new ArrayList<>(COLUMNS);
    columns.addAll(constant("knowing_nothing_val_", labels.onValidation()));
    if (labels.test().isPresent()) {
      FIGURES.forEach((name, figure) -> columns.add(new Column("test_" + name, ofTest(figure))));
      labels
          .onTest()
          .map(test -> constant("knowing_nothing_test_", test))
          .ifPresent(columns::addAll);
    }
    if (study.results().stream().anyMatch(result -> result.config().trainsOnAPart())) {
      columns.add(new Column("training_rows", outcome -> trainingRows(study, outcome)));
    }
    return columns;
  }

  private static int trainingRows(Study study, Outcome outcome) {
    return outcome.result().config().trainingRows(study.split().training());
  }

  private static List<Column> constant(String prefix, Evaluation evaluation) {
    List<Column> columns = new ArrayList<>();
    FIGURES.forEach(
        (name, figure) -> columns.add(new Column(prefix + name, o -> figure.apply(evaluation))));
    return columns;
  }

  private static Map<String, Function<Evaluation, Object>> figures() {
    Map<String, Function<Evaluation, Object>> figures = new LinkedHashMap<>();
    figures.put("binary_crossentropy", Evaluation::binaryCrossentropy);
    figures.put("accuracy", Evaluation::accuracy);
    figures.put("auc", Evaluation::auc);
    figures.put("average_precision", Evaluation::averagePrecision);
    return Collections.unmodifiableMap(figures);
  }

  private static List<String> heads(List<Column> columns) {
    return columns.stream().map(Column::head).toList();
  }

  private static List<Object> row(List<Column> columns, Outcome outcome) {
    return columns.stream().map(column -> column.cell().apply(outcome)).toList();
  }

  private static List<Object> replicate(ReplicateResult replicate) {
    return List.of(replicate.model(), replicate.number(), replicate.result().config().seed());
  }

  private static <T> List<T> joined(List<? extends T> first, List<? extends T> then) {
    List<T> joined = new ArrayList<>(first);
    joined.addAll(then);
    return joined;
  }

  private static Function<Outcome, Object> ofBest(Function<EpochMetrics, Object> figure) {
    return outcome -> outcome.best().map(figure).orElse("");
  }

  private static Function<Outcome, Object> ofLast(Function<EpochMetrics, Object> figure) {
    return outcome -> outcome.last().map(figure).orElse("");
  }

  private static Function<Outcome, Object> ofValidation(Function<Evaluation, Object> figure) {
    return outcome -> figure.apply(outcome.result().validation());
  }

  private static Function<Outcome, Object> ofTest(Function<Evaluation, Object> figure) {
    return outcome -> outcome.result().test().map(TestEvaluation::figures).map(figure).orElse("");
  }

  private static long micros(Duration duration) {
    return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
  }
}

package dev.overfit.report;

import dev.overfit.data.DataOrigin;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import dev.overfit.model.Weights;
import dev.overfit.study.PastRows;
import dev.overfit.study.ReplicateName;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.History;
import dev.overfit.training.Placement;
import dev.overfit.training.Provenance;
import dev.overfit.training.StopReason;
import dev.overfit.training.TestEvaluation;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Restores the results of a run's trainings, without weights, from the files of the run: {@code
 * run.json}, the histories, and the logits of the test rows.
 */
final class PastResults {
  private static final double ROUNDING = 1e-9;
  private static final Weights NONE = Weights.of(List.of(), List.of());

  private final Path folder;
  private final PastRows rows;
  private final TestLogits logits;

  PastResults(Path folder, PastRows rows, TestLogits logits) {
    this.folder = folder;
    this.rows = rows;
    this.logits = logits;
  }

  /**
   * Reads a replicate.
   *
   * @param json an element of {@code replicates} in {@code run.json}
   * @param settings the settings of its model
   * @throws IOException if a file cannot be read or does not match {@code run.json}
   */
  ReplicateResult read(Json json, SettingsJson settings) throws IOException {
    int number = json.get("replicate").integer();
    String name = ReplicateName.of(settings.model().name(), number);
    TrainingConfig config = settings.config().withSeed(json.get("seed").number());
    History history =
        HistoryFile.read(folder.resolve(StudyReport.history(name)), json.get("epochs").integer());
    int steps = config.stepsPerEpoch(rows.labels().training().rows());
    TrainingResult result =
        new TrainingResult(
            settings.model(),
            config,
            history,
            NONE,
            NONE,
            NONE,
            (long) steps * history.size(),
            evaluation(json.get("validation")),
            test(json, name, config),
            stopReason(json.get("stop_reason")),
            Duration.ofMillis(Math.round(json.get("seconds").real() * 1e3)),
            Duration.ofNanos(Math.round(json.get("epoch_ms").real() * 1e6)),
            provenance(json.get("provenance"), config),
            settings.classWeight(),
            settings.model().warmUpEpochs(steps),
            0);
    return json.checked(() -> new ReplicateResult(number, result));
  }

  private Optional<TestEvaluation> test(Json json, String name, TrainingConfig config)
      throws IOException {
    if (!json.has("test")) {
      return Optional.empty();
    }
    Evaluation figures = evaluation(json.get("test"));
    if (logits.labels().length == 0) {
      return Optional.of(TestEvaluation.ofFigures(figures));
    }
    Optional<TestEvaluation> test =
        logits
            .of(name)
            .map(each -> TestEvaluation.of(logits.labels(), each, config.logitThreshold()));
    if (test.filter(each -> agrees(each.figures(), figures)).isEmpty()) {
      throw new IOException(
          folder.resolve(TestLogitsCsv.FILE)
              + ": expected a column '"
              + name
              + "' whose crossentropy is that of run.json, "
              + figures.binaryCrossentropy()
              + ", found "
              + test.map(each -> "one of " + each.figures().binaryCrossentropy()).orElse("none")
              + "; a run may be writing into the folder");
    }
    return test;
  }

  private static boolean agrees(Evaluation found, Evaluation expected) {
    double difference = found.binaryCrossentropy() - expected.binaryCrossentropy();
    return Math.abs(difference) <= ROUNDING
        || Double.compare(found.binaryCrossentropy(), expected.binaryCrossentropy()) == 0;
  }

  private static Evaluation evaluation(Json json) throws IOException {
    return new Evaluation(
        figure(json.get("binary_crossentropy")),
        figure(json.get("accuracy")),
        figure(json.get("auc")),
        figure(json.get("average_precision")));
  }

  /** Reads a number, or one of the strings that stand for numbers that JSON does not have. */
  private static double figure(Json json) throws IOException {
    for (double special :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      if (json.line().equals("\"" + special + "\"")) {
        return special;
      }
    }
    return json.real();
  }

  /** Reads a stop reason; the loss of a diverged training may not be finite. */
  private static StopReason stopReason(Json json) throws IOException {
    return json.get("type").text().equals(StopReason.Diverged.class.getSimpleName())
        ? new StopReason.Diverged(json.get("epoch").integer(), figure(json.get("loss")))
        : ChoiceJson.read(json, StopReason.class);
  }

  private Provenance provenance(Json json, TrainingConfig config) throws IOException {
    List<String> onCpu = new ArrayList<>();
    for (Json operation : json.get("operations_on_cpu").list()) {
      onCpu.add(operation.text());
    }
    return new Provenance(
        origin(json.get("data_sha256").text()),
        config.seed(),
        json.get("overfit_version").text(),
        json.get("tensorflow_version").text(),
        json.get("jvm").text(),
        json.get("os").text(),
        json.has("processor") ? json.get("processor").text() : "",
        new Placement(
            config.device(),
            json.get("device").text(),
            json.get("device_reason").text(),
            json.get("deterministic").flag(),
            onCpu),
        json.get("threads").integer(),
        instant(json.get("started")));
  }

  private DataOrigin origin(String sha256) {
    DataOrigin origin = rows.origin();
    return new DataOrigin(
        origin.name(), origin.location(), origin.simulated(), sha256, origin.rows());
  }

  static Instant instant(Json json) throws IOException {
    try {
      return Instant.parse(json.text());
    } catch (DateTimeParseException e) {
      throw json.error("expected a time such as 2026-02-03T04:05:06Z, found '" + json.text() + "'");
    }
  }
}

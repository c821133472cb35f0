package dev.overfit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.choice.Kind;
import dev.overfit.json.ChoiceJson;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.study.Analysis;
import dev.overfit.study.Fit;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.Outcome;
import dev.overfit.study.PairComparison;
import dev.overfit.study.PairFamily;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import dev.overfit.study.UnlikeMachines;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.Provenance;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Writes {@code run.json}: what a study was made with, so that it can be repeated, and how each
 * model and each of its replicates ended. A model's own figures are those of its replicate 0;
 * figures of the test rows use the weights of the best epoch. If there are several replicates, the
 * file says which one was exported as the SavedModel; it also says which model was trained once
 * more and on which rows. Names are in snake case; closed choices are as {@link ChoiceJson} writes
 * them; seconds are given to the millisecond, an epoch's time to the microsecond; numbers that are
 * not finite are the strings {@code "NaN"} and {@code "Infinity"}.
 */
final class RunJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private RunJson() {}

  static String of(Analysis analysis) throws JsonProcessingException {
    Study study = analysis.study();
    ObjectNode run = MAPPER.createObjectNode();
    run.put("suite", study.suite());
    run.put("title", study.title());
    run.put("simulated", study.split().origin().simulated());
    run.put("started", study.started().toString());
    run.put("seconds", seconds(study.elapsed()));
    run.put("baseline", study.baseline().orElse(null));
    run.set("data", DataJson.of(study));
    study.outcomes().forEach(outcome -> run.withArray("models").add(model(study, outcome)));
    study.replicates().forEach(each -> run.withArray("replicates").add(replicate(each)));
    run.put("judging_rows", analysis.rows().label());
    run.put("resampled", study.resampled());
    UnlikeMachines.words(study.replicates()).ifPresent(words -> run.put("unlike_machines", words));
    for (PairFamily family : analysis.families()) {
      family.pairs().forEach(pair -> run.withArray("comparisons").add(comparison(family, pair)));
    }
    analysis
        .learningCurves()
        .forEach(curve -> run.withArray("learning_curves").add(LearningCurveJson.of(curve)));
    study.fit().ifPresent(fit -> run.set("fit", fit(fit)));
    return text(run);
  }

  static String text(ObjectNode node) throws JsonProcessingException {
    DefaultPrettyPrinter.Indenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return MAPPER.writer(printer).writeValueAsString(node) + "\n";
  }

  private static ObjectNode model(Study study, Outcome outcome) {
    TrainingResult result = outcome.result();
    ObjectNode model = MAPPER.createObjectNode();
    model.put("name", outcome.name());
    model.put("parameters", outcome.parameters());
    result
        .model()
        .layers()
        .forEach(layer -> model.withArray("layers").add(ChoiceJson.write(layer)));
    model.set("settings", settings(result));
    MedianReplicate.of(study, outcome.name())
        .ifPresent(median -> model.put("exported_replicate", median.replicate().number()));
    return ended(model, outcome);
  }

  private static ObjectNode replicate(ReplicateResult replicate) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("model", replicate.model());
    node.put("replicate", replicate.number());
    node.put("name", replicate.name());
    node.put("seed", replicate.result().config().seed());
    replicate.takenFrom().ifPresent(suite -> node.put("taken_from", suite));
    return ended(node, replicate.outcome());
  }

  private static ObjectNode fit(Fit fit) {
    ObjectNode node = MAPPER.createObjectNode();
    TrainingResult result = fit.result();
    node.put("model", fit.plan().model());
    node.put("name", fit.name());
    node.put("rows", fit.rows());
    node.put("epochs", fit.plan().epochs());
    node.put("epochs_are", fit.plan().epochsInWords());
    node.set("settings", settings(result));
    fit.test().ifPresent(test -> node.set("test", tree(test.figures())));
    node.set("stop_reason", ChoiceJson.write(result.stopReason()));
    node.put("seconds", seconds(result.elapsed()));
    node.set("provenance", provenance(result.provenance()));
    return node;
  }

  /** Adds how a training ended. */
  private static ObjectNode ended(ObjectNode node, Outcome outcome) {
    TrainingResult result = outcome.result();
    node.put("epochs", outcome.epochs());
    outcome.best().ifPresent(best -> node.set("best_epoch", epoch(best)));
    node.set("validation", tree(result.validation()));
    result.test().ifPresent(test -> node.set("test", tree(test.figures())));
    node.set("stop_reason", ChoiceJson.write(result.stopReason()));
    node.put("seconds", seconds(result.elapsed()));
    node.put("epoch_ms", TimeUnit.NANOSECONDS.toMicros(result.medianEpoch().toNanos()) / 1000.0);
    node.set("provenance", provenance(result.provenance()));
    return node;
  }

  static ObjectNode comparison(PairFamily family, PairComparison pair) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("better", pair.better());
    node.put("worse", pair.worse());
    family.anchor().ifPresent(name -> node.put("against", name));
    node.put("replicates", pair.replicates());
    node.put("difference", pair.worseMean() - pair.betterMean());
    pair.interval().ifPresent(interval -> node.set("interval", tree(interval)));
    if (pair.replicates() > 1) {
      node.put("p", pair.p());
      node.put("holm_p", pair.adjustedP());
    }
    node.put("verdict", pair.verdict().name().toLowerCase(Locale.ROOT));
    if (!pair.open().isEmpty()) {
      node.put("open", pair.open());
    }
    return node;
  }

  private static ObjectNode epoch(EpochMetrics epoch) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("epoch", epoch.epoch());
    node.put("learning_rate", epoch.learningRate());
    for (Metric metric : epoch.metrics()) {
      node.put(metric.label(), metric.of(epoch));
    }
    return node;
  }

  private static ObjectNode settings(TrainingResult result) {
    TrainingConfig config = result.config();
    ObjectNode settings = MAPPER.createObjectNode();
    settings.put("epochs", config.epochs());
    settings.put("batch_size", config.batchSize());
    settings.put("seed", config.seed());
    settings.set("optimizer", ChoiceJson.write(config.optimizer()));
    settings.set("early_stopping", config.earlyStopping().map(RunJson::earlyStopping).orElse(null));
    settings.put("logit_threshold", config.logitThreshold());
    settings.put("device", config.device().name());
    settings.put("threads", config.threads());
    if (!config.classWeight().equals(ClassWeight.NONE)) {
      settings.set("class_weight", classWeight(result));
    }
    if (!config.augmentations().isEmpty()) {
      ArrayNode augmentations = settings.putArray("augmentations");
      config.augmentations().forEach(each -> augmentations.add(ChoiceJson.write(each)));
    }
    if (config.trainsOnAPart()) {
      settings.put("training_share", config.trainingShare());
    }
    if (config.stepsPerEpoch() > 0) {
      settings.put("steps_per_epoch", config.stepsPerEpoch());
    }
    if (!config.metrics().isEmpty()) {
      ArrayNode metrics = settings.putArray("metrics");
      config.metrics().forEach(each -> metrics.add(each.quantity()));
    }
    return settings;
  }

  /** Returns the requested weighting and the weights that resulted on these rows. */
  private static ObjectNode classWeight(TrainingResult result) {
    return MAPPER
        .createObjectNode()
        .put("type", Kind.of(result.config().classWeight()).name())
        .put("negative", result.classWeight().negative())
        .put("positive", result.classWeight().positive());
  }

  private static ObjectNode earlyStopping(EarlyStopping rule) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("monitor", rule.monitor().label());
    node.put("min_delta", rule.minDelta());
    node.put("patience", rule.patience());
    return node.put("restore_best_weights", rule.restoreBestWeights());
  }

  static ObjectNode provenance(Provenance provenance) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("data_sha256", provenance.data().sha256());
    node.put("seed", provenance.seed());
    node.put("overfit_version", provenance.overfitVersion());
    node.put("tensorflow_version", provenance.tensorflowVersion());
    node.put("jvm", provenance.jvm());
    node.put("os", provenance.os());
    node.put("processor", provenance.processor());
    node.put("device", provenance.device());
    node.put("device_reason", provenance.placement().reason());
    node.put("deterministic", provenance.placement().deterministic());
    provenance.placement().onCpu().forEach(node.putArray("operations_on_cpu")::add);
    node.put("threads", provenance.threads());
    node.put("started", provenance.started().toString());
    return node;
  }

  static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}

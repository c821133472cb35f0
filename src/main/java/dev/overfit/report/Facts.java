package dev.overfit.report;

import dev.overfit.data.DataOrigin;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.io.OneLine;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.study.Caption;
import dev.overfit.study.ClassNames;
import dev.overfit.study.Course;
import dev.overfit.study.CourseState;
import dev.overfit.study.Figures;
import dev.overfit.study.Labels;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.Outcome;
import dev.overfit.study.Study;
import dev.overfit.study.TakenModel;
import dev.overfit.study.TestRows;
import dev.overfit.study.Verdicts;
import dev.overfit.training.Provenance;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings, provenance and a model's figures as names and values, in reading order. */
final class Facts {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The creators of the HIGGS rows, as their license asks to be cited. */
  static final String CITATION =
      "Baldi, Sadowski, Whiteson, Nature Communications 5 (2014), doi 10.1038/ncomms5308; UCI"
          + " Machine Learning Repository, CC BY 4.0";

  private final Study study;
  private final Map<String, String> facts = new LinkedHashMap<>();

  private Facts(Study study) {
    this.study = study;
  }

  static Map<String, String> settings(Study study) {
    Facts facts = new Facts(study);
    facts.config("Epochs, at most", config -> Figures.count(config.epochs()));
    if (study.results().stream().anyMatch(result -> result.config().stepsPerEpoch() > 0)) {
      facts.config("An epoch is", config -> config.epochInWords().orElse("all training rows"));
    }
    facts.config("Batch size", config -> Figures.count(config.batchSize()));
    facts.config("Seed", config -> Long.toString(config.seed()));
    facts.config("Optimizer", config -> config.optimizer().words());
    facts.config("Learning rate", config -> config.optimizer().learningRate().words());
    facts.config(
        "Early stopping",
        config -> config.earlyStopping().map(SettingsText::earlyStopping).orElse("never"));
    facts.config(
        "Accuracy counts as " + ClassNames.of(study).positive(),
        config -> SettingsText.threshold(config.logitThreshold()));
    if (study.results().stream().anyMatch(Facts::weighsClasses)) {
      facts.each("Class weights", SettingsText::classWeight);
    }
    facts.each("Regularization", SettingsText::remedies);
    if (study.results().stream().anyMatch(result -> result.config().trainsOnAPart())) {
      facts.config("Trained on", config -> config.partOfRows().orElse("all training rows"));
    }
    return facts.facts;
  }

  private static boolean weighsClasses(TrainingResult result) {
    return !result.config().classWeight().equals(ClassWeight.NONE);
  }

  static Map<String, String> provenance(Study study) {
    Facts facts = new Facts(study);
    DataOrigin origin = study.split().origin();
    facts.put("Rows", Caption.rows(study));
    facts.put("Label shares", Labels.of(study).shares());
    facts.put("Kind", origin.simulated() ? "simulated" : "real");
    facts.put("Source", OneLine.of(origin.location()));
    facts.put("SHA-256 of the rows", origin.sha256());
    if (!origin.simulated() && ClassNames.areHiggs(study)) {
      facts.put("Cite as", CITATION);
    }
    List<TakenModel> taken = TakenModel.of(study);
    if (!taken.isEmpty()) {
      facts.put(
          "Taken from other suites",
          taken.stream().map(Facts::taken).collect(Collectors.joining("; ")));
    }
    study.fit().ifPresent(fit -> facts.put("Fit to deploy", fit.words() + ": " + fit.testWords()));
    facts.put("Started", minute(study.started()));
    facts.put("Took", Figures.seconds(study.elapsed()) + " s");
    facts.provenance("Overfit", Provenance::overfitVersion);
    facts.provenance("TensorFlow", Provenance::tensorflowVersion);
    facts.provenance("JVM", Provenance::jvm);
    facts.provenance("Operating system", Provenance::os);
    facts.provenance("Device", provenance -> provenance.placement().words());
    facts.provenance("Threads", provenance -> Integer.toString(provenance.threads()));
    return facts.facts;
  }

  private static String taken(TakenModel model) {
    return Figures.format(
        "%s, trained%s %s",
        model.words(),
        model.replicates().size() == 1 ? "" : " from",
        minute(model.started()) + (model.replicates().size() == 1 ? "" : " on"));
  }

  /** Formats a time, to the minute. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  static Map<String, String> model(Study study, Outcome outcome) {
    Facts facts = new Facts(study);
    facts.put("Regularization", SettingsText.remedies(outcome.result()));
    TrainingConfig config = outcome.result().config();
    config
        .partOfRows()
        .ifPresent(
            part ->
                facts.put(
                    "Trained on",
                    part
                        + ", "
                        + Figures.count(config.trainingRows(study.split().training()))
                        + " rows"));
    facts.put("Stopped", outcome.result().stopReason().words());
    facts.put(
        "Best epoch",
        outcome.hasBest()
            ? outcome.bestEpoch()
                + ", validation crossentropy "
                + Figures.crossentropy(outcome.bestValue())
            : Figures.NONE);
    facts.put("Curves", curves(study, outcome));
    Evaluation validation = outcome.result().validation();
    String weights = weights(outcome);
    facts.put("ROC AUC", Figures.share(validation.auc()) + weights);
    facts.put(
        "Average precision",
        Figures.share(validation.averagePrecision())
            + weights
            + "; knowing nothing "
            + Figures.share(Labels.of(study).onValidation().averagePrecision()));
    MedianReplicate.of(study, outcome.name())
        .ifPresent(median -> facts.put("SavedModel", "of " + median.words()));
    TestRows.words(outcome).ifPresent(words -> facts.put("Test rows", words));
    facts.put(
        "Time an epoch", Figures.format("%.1f ms", outcome.result().medianEpoch().toNanos() / 1e6));
    return facts.facts;
  }

  private static String curves(Study study, Outcome outcome) {
    return Verdicts.of(study)
        .why(outcome)
        .map(why -> "cannot be said: " + why)
        .or(() -> outcome.course().map(Facts::course))
        .orElse(Figures.NONE);
  }

  /** Says which rows and which weights the figures belong to. */
  private static String weights(Outcome outcome) {
    TrainingResult result = outcome.result();
    boolean best = outcome.hasBest() && result.weights().equals(result.bestWeights());
    return " on the validation rows, by the weights of epoch "
        + (best ? outcome.bestEpoch() : Figures.count(outcome.epochs()));
  }

  private static String course(Course course) {
    return course.state() == CourseState.OVERFITS
        ? "overfits from epoch " + Figures.count(course.from()) + " on"
        : course.state().words();
  }

  private void put(String name, String value) {
    facts.put(name, value);
  }

  private void config(String name, Function<TrainingConfig, String> value) {
    each(name, result -> value.apply(result.config()));
  }

  private void provenance(String name, Function<Provenance, String> value) {
    each(name, result -> value.apply(result.provenance()));
  }

  /** Adds the value that all models share, or else each value with the models that have it. */
  private void each(String name, Function<TrainingResult, String> value) {
    Map<String, List<String>> models = new LinkedHashMap<>();
    for (TrainingResult result : study.results()) {
      models
          .computeIfAbsent(value.apply(result), unused -> new ArrayList<>())
          .add(result.model().name());
    }
    put(
        name,
        models.size() == 1
            ? models.keySet().iterator().next()
            : models.entrySet().stream()
                .map(entry -> Figures.list(entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; ")));
  }
}

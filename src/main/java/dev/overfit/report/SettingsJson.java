package dev.overfit.report;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.json.ChoiceJson;
import dev.overfit.json.Json;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.training.Device;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.Metric;
import dev.overfit.training.RankMetric;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model of {@code run.json} and its settings.
 *
 * @param model the network
 * @param config the settings of its replicate 0
 * @param classWeight the weight of a row of each class
 */
record SettingsJson(ModelSpec model, TrainingConfig config, PerClass classWeight) {
  private static final String CLASS_WEIGHT = "class_weight";
  private static final String AUGMENTATIONS = "augmentations";
  private static final String SHARE = "training_share";
  private static final String STEPS = "steps_per_epoch";
  private static final String METRICS = "metrics";

  /**
   * Reads a model.
   *
   * @param features the number of features of the rows
   * @throws IOException if the JSON does not describe a model; the message names the place
   */
  static SettingsJson read(Json json, int features) throws IOException {
    String name = json.get("name").text();
    List<LayerSpec> layers = new ArrayList<>();
    for (Json layer : json.get("layers").list()) {
      layers.add(ChoiceJson.read(layer, LayerSpec.class));
    }
    ModelSpec model = json.checked(() -> new ModelSpec(name, features, layers));
    Json settings = json.get("settings");
    return new SettingsJson(model, config(settings), classWeight(settings));
  }

  private static TrainingConfig config(Json json) throws IOException {
    int epochs = json.get("epochs").integer();
    int batchSize = json.get("batch_size").integer();
    long seed = json.get("seed").number();
    Optimizer optimizer = ChoiceJson.read(json.get("optimizer"), Optimizer.class);
    Optional<EarlyStopping> earlyStopping = earlyStopping(json.get("early_stopping"));
    double logitThreshold = json.get("logit_threshold").real();
    Device device = constant(json.get("device"), Device.values());
    int threads = json.get("threads").integer();
    ClassWeight weight = asked(json);
    List<Augmentation> augmentations = augmentations(json);
    double share = json.has(SHARE) ? json.get(SHARE).real() : 1;
    int steps = json.has(STEPS) ? json.get(STEPS).integer() : 0;
    List<RankMetric> metrics = metrics(json);
    return json.checked(
        () ->
            new TrainingConfig(
                epochs,
                batchSize,
                seed,
                optimizer,
                earlyStopping,
                logitThreshold,
                device,
                threads,
                weight,
                augmentations,
                share,
                steps,
                metrics));
  }

  private static Optional<EarlyStopping> earlyStopping(Json json) throws IOException {
    if (json.isNull()) {
      return Optional.empty();
    }
    Json monitor = json.get("monitor");
    String label = monitor.text();
    Optional<Metric> metric = Metric.ofLabel(label);
    if (metric.isEmpty()) {
      throw monitor.error("expected the name of a figure of an epoch, found '" + label + "'");
    }
    double minDelta = json.get("min_delta").real();
    int patience = json.get("patience").integer();
    boolean restored = json.get("restore_best_weights").flag();
    return Optional.of(
        json.checked(() -> new EarlyStopping(metric.get(), minDelta, patience, restored)));
  }

  private static <E extends Enum<E>> E constant(Json json, E[] values) throws IOException {
    String name = json.text();
    for (E value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw json.error("expected one of " + Arrays.toString(values) + ", found '" + name + "'");
  }

  private static List<Augmentation> augmentations(Json json) throws IOException {
    List<Augmentation> augmentations = new ArrayList<>();
    if (json.has(AUGMENTATIONS)) {
      for (Json each : json.get(AUGMENTATIONS).list()) {
        augmentations.add(ChoiceJson.read(each, Augmentation.class));
      }
    }
    return augmentations;
  }

  private static List<RankMetric> metrics(Json json) throws IOException {
    List<RankMetric> metrics = new ArrayList<>();
    if (json.has(METRICS)) {
      for (Json each : json.get(METRICS).list()) {
        metrics.add(metric(each));
      }
    }
    return metrics;
  }

  private static RankMetric metric(Json json) throws IOException {
    String name = json.text();
    for (RankMetric each : RankMetric.values()) {
      if (each.quantity().equals(name)) {
        return each;
      }
    }
    throw json.error("expected auc or average_precision, found '" + name + "'");
  }

  private static ClassWeight asked(Json json) throws IOException {
    if (!json.has(CLASS_WEIGHT)) {
      return ClassWeight.NONE;
    }
    Json type = json.get(CLASS_WEIGHT).get("type");
    return switch (type.text()) {
      case "Balanced" -> ClassWeight.BALANCED;
      case "PerClass" -> classWeight(json);
      default -> throw type.error("expected Balanced or PerClass, found '" + type.text() + "'");
    };
  }

  private static PerClass classWeight(Json json) throws IOException {
    if (!json.has(CLASS_WEIGHT)) {
      return PerClass.ALIKE;
    }
    Json weight = json.get(CLASS_WEIGHT);
    double negative = weight.get("negative").real();
    double positive = weight.get("positive").real();
    return weight.checked(() -> ClassWeight.of(negative, positive));
  }
}

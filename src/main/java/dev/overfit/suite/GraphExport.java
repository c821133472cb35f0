package dev.overfit.suite;

import dev.overfit.data.DataOrigin;
import dev.overfit.export.ModelCard;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.Provenance;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Hands the best weights of a trial over as a SavedModel. */
final class GraphExport {
  private GraphExport() {}

  /** As {@link GraphWriter#write} says; trainable is its training from a fresh optimizer on. */
  static Path write(Path folder, TrainingResult result, List<String> features, boolean trainable)
      throws IOException {
    SavedModelExporter exporter = new SavedModelExporter(folder);
    ModelCard card =
        ModelCard.of(result.model(), features)
            .withLogitThreshold(result.config().logitThreshold())
            .withMetrics(metrics(result))
            .withProvenance(provenance(result.provenance()));
    if (!trainable) {
      return exporter.export(card, result.bestWeights());
    }
    TrainingConfig config = result.config();
    return exporter.export(
        TrainableModel.fresh(
            card, config.optimizer(), config.batchSize(), config.seed(), result.bestWeights()));
  }

  private static Map<String, Double> metrics(TrainingResult result) {
    return result
        .history()
        .best(Metric.VAL_BINARY_CROSSENTROPY)
        .map(GraphExport::metrics)
        .orElse(Map.of());
  }

  private static Map<String, Double> metrics(EpochMetrics best) {
    return Map.of(
        "epoch", (double) best.epoch(),
        "binary_crossentropy", (double) best.binaryCrossentropy(),
        "val_binary_crossentropy", (double) best.valBinaryCrossentropy(),
        "val_accuracy", (double) best.valAccuracy());
  }

  private static Map<String, String> provenance(Provenance provenance) {
    DataOrigin data = provenance.data();
    return Map.of(
        "data", data.name(),
        "data_sha256", data.sha256(),
        "simulated", String.valueOf(data.simulated()),
        "seed", String.valueOf(provenance.seed()),
        "overfit", provenance.overfitVersion(),
        "tensorflow", provenance.tensorflowVersion());
  }
}

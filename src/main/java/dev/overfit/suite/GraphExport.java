package dev.overfit.suite;

import dev.overfit.data.DataOrigin;
import dev.overfit.export.ModelCard;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import dev.overfit.training.Provenance;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hands the weights of a trial over as a SavedModel. */
final class GraphExport {
  private GraphExport() {}

  /** As {@link GraphWriter#write} says. */
  static Path write(
      Path folder, TrainingResult result, List<String> features, ExportSettings settings)
      throws IOException {
    SavedModelExporter exporter = new SavedModelExporter(folder);
    boolean last = settings.weights() == Choice.LAST;
    ModelCard card =
        ModelCard.of(result.model(), features)
            .withLogitThreshold(result.config().logitThreshold())
            .withMetrics(metrics(result.history(), last))
            .withProvenance(provenance(result.provenance()));
    if (settings.trainable()) {
      return exporter.export(last ? asItStands(card, result) : fromTheBest(card, result));
    }
    return exporter.export(
        card, last ? result.variables().select(result.model().variables()) : result.bestWeights());
  }

  private static TrainableModel asItStands(ModelCard card, TrainingResult result) {
    TrainingConfig config = result.config();
    return new TrainableModel(
        card,
        config.optimizer(),
        config.batchSize(),
        config.seed(),
        result.variables(),
        result.steps());
  }

  private static TrainableModel fromTheBest(ModelCard card, TrainingResult result) {
    TrainingConfig config = result.config();
    return TrainableModel.fresh(
        card, config.optimizer(), config.batchSize(), config.seed(), result.bestWeights());
  }

  private static Map<String, Double> metrics(History history, boolean last) {
    Optional<EpochMetrics> epoch =
        last ? history.last() : history.best(Metric.VAL_BINARY_CROSSENTROPY);
    return epoch.map(GraphExport::metrics).orElse(Map.of());
  }

  /** Figures by name; those of a training that diverged are left out where they are no numbers. */
  private static Map<String, Double> metrics(EpochMetrics epoch) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("epoch", (double) epoch.epoch());
    for (Metric metric : Metric.values()) {
      if (Float.isFinite(metric.of(epoch))) {
        figures.put(metric.label(), (double) metric.of(epoch));
      }
    }
    return figures;
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

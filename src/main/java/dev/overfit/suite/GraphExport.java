package dev.overfit.suite;

import dev.overfit.export.ModelCard;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
            .withMetrics(result.bestFigures())
            .withProvenance(result.provenance().byName());
    if (!trainable) {
      return exporter.export(card, result.bestWeights());
    }
    TrainingConfig config = result.config();
    return exporter.export(
        TrainableModel.fresh(
            card, config.optimizer(), config.batchSize(), config.seed(), result.bestWeights()));
  }
}

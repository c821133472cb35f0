package dev.overfit.suite;

import dev.overfit.export.ModelCard;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Hands the weights of a trial over as a SavedModel. */
final class GraphExport {
  private GraphExport() {}

  /** As {@link GraphWriter#write} says. */
  static Path write(Path folder, TrainingResult result, SuiteRows rows, ExportSettings settings)
      throws IOException {
    SavedModelExporter exporter = new SavedModelExporter(folder);
    boolean last = settings.weights() == Choice.LAST;
    ModelCard card =
        ModelCard.of(result.model(), rows.split().training().columns())
            .withLogitThreshold(result.config().logitThreshold())
            .withMetrics(last ? lastFigures(result) : result.bestFigures())
            .withProvenance(result.provenance().byName());
    ModelCard coded =
        rows.coding().map(coding -> card.withEncoding(coding.encoding())).orElse(card);
    if (settings.trainable()) {
      return exporter.export(last ? asItStands(coded, result) : fromTheBest(coded, result));
    }
    return exporter.export(
        coded, last ? result.variables().select(result.model().variables()) : result.bestWeights());
  }

  private static TrainableModel asItStands(ModelCard card, TrainingResult result) {
    TrainingConfig config = result.config();
    return new TrainableModel(
        card,
        config.optimizer(),
        config.batchSize(),
        config.seed(),
        result.variables(),
        result.steps(),
        result.classWeight());
  }

  private static TrainableModel fromTheBest(ModelCard card, TrainingResult result) {
    TrainingConfig config = result.config();
    return TrainableModel.fresh(
            card, config.optimizer(), config.batchSize(), config.seed(), result.bestWeights())
        .withClassWeight(result.classWeight());
  }

  private static Map<String, Double> lastFigures(TrainingResult result) {
    return result.history().last().map(EpochMetrics::byLabel).orElse(Map.of());
  }
}

package consumer.spring;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;

/** Trains on rows and exports the next version to the model's folder. */
final class Training {
  private static final String MODEL = "Circle";

  private final Path models;

  Training(Path models) {
    this.models = models;
  }

  /** Returns the folder of the model's versions. */
  Path model() {
    return models.resolve(MODEL);
  }

  /** Trains on three out of four rows and exports the weights of the best epoch. */
  Path export(Dataset dataset, long seed) throws IOException {
    Split rows = LoadedData.of(dataset, "posted rows").split(dataset.rows() / 4);
    Dataset training = rows.training();
    ModelSpec model =
        ModelSpec.binaryClassifier(
            MODEL,
            training.width(),
            Normalization.of(training.features(), training.width()),
            new Dense(16, Activation.TANH));
    TrainingResult result =
        Trainer.builder(model)
            .config(TrainingConfig.defaults().withEpochs(100).withBatchSize(50).withSeed(seed))
            .build()
            .train(rows);
    ModelCard card = ModelCard.of(model, training.columns()).withMetrics(result.bestFigures());
    return new SavedModelExporter(models).export(card, result.bestWeights());
  }
}

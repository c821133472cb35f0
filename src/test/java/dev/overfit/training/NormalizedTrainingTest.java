package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a table whose features are far from unit scale. */
class NormalizedTrainingTest {
  private static final List<String> COLUMNS = List.of("year", "price", "share");
  private static final Split ROWS = LoadedData.of(table(600), "table").split(200);
  private static final Normalization LAYER =
      Normalization.of(ROWS.training().features(), COLUMNS.size());
  private static final Dense HIDDEN = new Dense(8, Activation.ELU);
  private static final ModelSpec MODEL = ModelSpec.binaryClassifier("Table", 3, LAYER, HIDDEN);

  /** The label says whether the price is above what the year suggests. */
  private static Dataset table(int rows) {
    Random random = new Random(3);
    float[] features = new float[rows * 3];
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      double year = random.nextGaussian();
      double price = random.nextGaussian();
      features[row * 3] = (float) (2000 + 10 * year);
      features[row * 3 + 1] = (float) (50_000 + 20_000 * price);
      features[row * 3 + 2] = (float) (0.001 * random.nextGaussian());
      labels[row] = price > year ? 1 : 0;
    }
    return Dataset.of(COLUMNS, features, labels);
  }

  @Test
  void isTheSameAsTrainingOnNormalizedRows() {
    Split normalized =
        new Split(normalized(ROWS.training()), normalized(ROWS.validation()), ROWS.origin());
    History inside = train(MODEL, ROWS).history();
    History outside = train(ModelSpec.binaryClassifier("Table", 3, HIDDEN), normalized).history();
    for (Metric metric : Metric.values()) {
      // the runtime multiplies by the reciprocal of a constant, which may differ in the last digit
      assertThat(inside.values(metric))
          .usingComparatorWithPrecision(1e-5)
          .containsExactly(outside.values(metric));
    }
    assertThat(inside.size()).isEqualTo(80);
  }

  /** Normalizes again in plain Java, in float32 throughout. */
  private static Dataset normalized(Dataset rows) {
    float[] features = rows.features().clone();
    for (int i = 0; i < features.length; i++) {
      float mean = LAYER.mean().get(i % 3).floatValue();
      float deviation = (float) Math.sqrt(LAYER.variance().get(i % 3).floatValue());
      features[i] = (features[i] - mean) / deviation;
    }
    return Dataset.of(COLUMNS, features, rows.labels());
  }

  @Test
  void learnsWhatRawRowsHide() {
    assertThat(train(MODEL, ROWS).validation().auc()).isGreaterThan(0.99);
    assertThat(train(ModelSpec.binaryClassifier("Raw", 3, HIDDEN), ROWS).validation().auc())
        .isLessThan(0.95);
  }

  @Test
  void travelsWithTheModelSoThatRowsGoInAsTheyStand(@TempDir Path folder) throws IOException {
    TrainingResult result = train(MODEL, ROWS);
    ModelCard card =
        ModelCard.of(MODEL, COLUMNS)
            .withMetrics(result.bestFigures())
            .withProvenance(result.provenance().byName());
    float[] rows = ROWS.validation().features();
    Path version = new SavedModelExporter(folder).export(card, result.bestWeights());
    try (Predictor saved = Predictor.load(version);
        Predictor direct = Predictor.of(card, result.bestWeights())) {
      assertThat(saved.card()).contains(card);
      assertThat(direct.featureNames()).isEqualTo(COLUMNS);
      float[] expected = saved.probabilities(COLUMNS, rows);
      assertThat(direct.probabilities(COLUMNS, rows))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(expected);
      assertThat(right(expected)).isGreaterThan(190);
    }
  }

  private static int right(float[] probabilities) {
    int right = 0;
    for (int row = 0; row < probabilities.length; row++) {
      right += (probabilities[row] > 0.5f) == (ROWS.validation().labels()[row] == 1) ? 1 : 0;
    }
    return right;
  }

  private static TrainingResult train(ModelSpec model, Split rows) {
    TrainingConfig config =
        TrainingConfig.defaults().withEpochs(80).withBatchSize(16).withoutEarlyStopping();
    return Trainer.builder(model).config(config).build().train(rows);
  }
}

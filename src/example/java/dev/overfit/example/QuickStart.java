package dev.overfit.example;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.data.csv.CsvLayout;
import dev.overfit.data.csv.LabelColumn;
import dev.overfit.export.LivePredictor;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.grid.Axis;
import dev.overfit.grid.Grid;
import dev.overfit.grid.GridResult;
import dev.overfit.keras.KerasModel;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableSplit;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The code of docs/java.md and docs/keras.md, word for word between its markers; a test compares
 * them and runs it.
 */
public final class QuickStart {
  private QuickStart() {}

  /**
   * The result of a run.
   *
   * @param best the figures of the best epoch
   * @param features the feature names of the exported model
   * @param probabilities the probabilities of the validation rows
   * @param version the folder of the SavedModel
   */
  public record Outcome(
      EpochMetrics best, List<String> features, List<Float> probabilities, Path version) {}

  /**
   * Trains on a table and predicts with the exported model.
   *
   * @param file a CSV file with a header line and a column {@code churned}
   * @param graphs the folder for the SavedModel
   * @param print receives a line for each epoch
   */
  public static Outcome run(Path file, Path graphs, Consumer<String> print) throws IOException {
    // docs: train
    CsvLayout layout = CsvLayout.withHeader(new LabelColumn.Named("churned"));
    Split rows = CsvFile.read(file, layout).shuffled(7).split(300);
    Dataset training = rows.training();

    ModelSpec model =
        ModelSpec.binaryClassifier(
            "Churn",
            training.width(),
            Normalization.of(training.features(), training.width()),
            new Dense(16, Activation.ELU, new Regularizer.L2(0.001)),
            new Dropout(0.2));

    TrainingResult result =
        Trainer.builder(model)
            .config(TrainingConfig.defaults().withEpochs(100).withBatchSize(64).withSeed(7))
            .listener(TrainingListener.atEpochEnd(end -> print.accept(end.metrics().toString())))
            .build()
            .train(rows);
    EpochMetrics best = result.bestEpoch().orElseThrow();
    // docs: end

    // docs: export
    ModelCard card = ModelCard.of(result, training.columns());
    Path version = new SavedModelExporter(graphs).export(card, result.bestWeights());
    try (Predictor predictor = Predictor.load(version)) {
      float[] probabilities = predictor.probabilities(rows.validation().features());
      // docs: end
      return new Outcome(best, predictor.featureNames(), list(probabilities), version);
    }
  }

  /**
   * Trains 50 models, as many at a time as there are cores.
   *
   * @param file rows in the UCI layout of HIGGS, 11,000 or more
   * @param epochs the number of epochs of each training
   * @param print receives a line for each training
   */
  public static GridResult grid(Path file, int epochs, Consumer<String> print) throws IOException {
    // docs: grid
    Split rows = CsvFile.read(file, CsvLayout.uci()).split(1_000, 10_000);
    Axis<Integer> units = Axis.of("units", 16, 32, 64, 128, 256);
    Axis<Double> penalty = Axis.of("l2", 1e-6, 1e-5, 1e-4, 1e-3, 1e-2);
    Axis<Double> rate = Axis.of("rate", 0.001, 0.003);
    TrainingConfig config = TrainingConfig.defaults().withEpochs(epochs).withBatchSize(500);

    GridResult grid =
        Grid.of(
                point ->
                    ModelSpec.binaryClassifier(
                        point.name(),
                        rows.training().width(),
                        new Dense(
                            point.get(units),
                            Activation.RELU,
                            new Regularizer.L2(point.get(penalty)))),
                units,
                penalty,
                rate)
            .configs(point -> config.withLearningRate(point.get(rate)))
            .progress(training -> print.accept(training.point().toString()))
            .train(rows);
    TrainingResult best = grid.best().orElseThrow().result();
    // docs: end
    print.accept("best: " + best.model().name());
    return grid;
  }

  /**
   * Predicts with the newest version of an exported model.
   *
   * @param graphs the folder with the SavedModel
   * @param row the features of one row
   */
  public static float predictLive(Path graphs, float... row) throws IOException {
    // docs: live
    try (LivePredictor live = LivePredictor.follow(graphs.resolve("Churn"))) {
      float probability = live.call(version -> version.probability(row));
      // docs: end
      return probability;
    }
  }

  /**
   * Trains on a table with texts and missing values, and predicts for a row in its original form.
   *
   * @param file a CSV file with columns {@code age}, {@code plan}, {@code city}, {@code last_bill}
   *     and {@code churned}
   * @param graphs the folder for the SavedModel
   * @return the probability of the row
   */
  public static float predictARow(Path file, Path graphs) throws IOException {
    // docs: columns
    TableSplit table =
        Table.read(file).label("churned").ignore("customer").split(SplitRule.random(7));
    Encoding encoding = table.coding().encoding();

    ModelSpec model =
        ModelSpec.binaryClassifier("Loyal", encoding.width(), new Dense(16, Activation.ELU));
    TrainingResult result =
        Trainer.builder(model)
            .config(TrainingConfig.defaults().withEpochs(50).withBatchSize(32).withSeed(7))
            .build()
            .train(table.rows());

    ModelCard card = ModelCard.of(result, encoding.features()).withEncoding(encoding);
    Path version = new SavedModelExporter(graphs).export(card, result.bestWeights());
    try (Predictor predictor = Predictor.load(version)) {
      Map<String, Object> row =
          Map.of("age", Double.NaN, "plan", "basic", "city", "Köln", "last_bill", 9.95);
      float[] probabilities = predictor.probabilities(List.of(row));
      // docs: end
      return probabilities[0];
    }
  }

  /**
   * Continues the training of a Keras model, predicts with it and writes it back for Keras.
   *
   * @param file a {@code .keras} file
   * @param rows rows with as many features as the model expects
   * @param back the {@code .keras} file to write
   * @return the probabilities of the validation rows
   */
  public static List<Float> trainKerasOn(Path file, Split rows, Path back) throws IOException {
    // docs: keras
    KerasModel keras = KerasModel.read(file);
    ModelSpec model = keras.model();
    TrainingResult result =
        Trainer.builder(model)
            .config(TrainingConfig.defaults().withEpochs(50).withLearningRate(0.01).withSeed(7))
            .initialWeights(keras.weights())
            .build()
            .train(rows);

    keras.withWeights(result.bestWeights()).write(back);
    ModelCard card = ModelCard.of(model, rows.training().columns());
    try (Predictor predictor = Predictor.of(card, result.bestWeights())) {
      float[] probabilities = predictor.probabilities(rows.validation().features());
      // docs: end
      return list(probabilities);
    }
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}

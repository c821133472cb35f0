package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.export.TrainableModel;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Encoding;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.table.SplitRule;
import dev.overfit.table.Table;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableSplit;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Metric;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphExportTest {
  private static final Split SPLIT = FormulaRows.load(300).split(100, 200);
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Small", 28, new Dense(64, Activation.ELU), new Dropout(0.5));

  /** Overfits within a few epochs, so that the last weights are not the best. */
  private static final TrainingConfig CONFIG =
      TrainingConfig.defaults()
          .withEpochs(20)
          .withBatchSize(20)
          .withOptimizer(new Adam(new Constant(0.02)))
          .withoutEarlyStopping();

  private static final TrainingResult RESULT =
      Trainer.builder(MODEL).config(CONFIG).build().train(SPLIT);

  @TempDir Path folder;

  @Test
  void theBestWeightsUnlessToldOtherwise() throws IOException {
    assertThat(RESULT.bestWeights()).isNotEqualTo(RESULT.weights());
    int best = RESULT.bestEpoch().orElseThrow().epoch();
    assertServes(export(ExportSettings.DEFAULT), RESULT.bestWeights(), best);
    assertServes(export(new ExportSettings(Choice.LAST, false)), RESULT.weights(), 20);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("none", CONFIG, true),
        Arguments.of("the default", stopping(Metric.VAL_BINARY_CROSSENTROPY, 0), true),
        Arguments.of("a minimum", stopping(Metric.VAL_BINARY_CROSSENTROPY, 0.02), false),
        Arguments.of("accuracy", stopping(Metric.VAL_ACCURACY, 0), false),
        Arguments.of("the loss of the training rows", stopping(Metric.LOSS, 0), false));
  }

  private static TrainingConfig stopping(Metric monitor, double minDelta) {
    return CONFIG.withEarlyStopping(new EarlyStopping(monitor, minDelta, 100, false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theCardsFiguresAreThoseOfItsWeights(String rule, TrainingConfig config, boolean lowest)
      throws IOException {
    TrainingResult result = Trainer.builder(MODEL).config(config).build().train(SPLIT);
    EpochMetrics best = result.bestEpoch().orElseThrow();
    assertThat(result.history().best(Metric.VAL_BINARY_CROSSENTROPY).equals(Optional.of(best)))
        .isEqualTo(lowest);
    Path version = write(result, ExportSettings.DEFAULT);
    try (Predictor predictor = Predictor.load(version)) {
      Map<String, Double> card = predictor.card().orElseThrow().metrics();
      assertThat(card).isEqualTo(best.byLabel());
      float[] probabilities = predictor.probabilities(SPLIT.validation().features());
      assertThat(card.get("val_binary_crossentropy"))
          .isCloseTo(mean(probabilities, share -> -Math.log(share)), within(1e-5));
      assertThat(card.get("val_accuracy"))
          .isCloseTo(mean(probabilities, share -> share > 0.5 ? 1 : 0), within(1e-6));
    }
  }

  /** Returns the mean, over the validation rows, of a function of the probability of the label. */
  private static double mean(float[] probabilities, DoubleUnaryOperator figure) {
    float[] labels = SPLIT.validation().labels();
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += figure.applyAsDouble(labels[i] == 1 ? probabilities[i] : 1.0 - probabilities[i]);
    }
    return sum / labels.length;
  }

  @Test
  void aModelThatOnlyServesCannotTrain() throws IOException {
    Path version = export(ExportSettings.DEFAULT);
    assertThatThrownBy(() -> TrainableModel.load(version)).isInstanceOf(IOException.class);
  }

  @Test
  void theLastWeightsTrainOnAsIfTheyHadNeverStopped() throws IOException {
    TrainableModel saved = TrainableModel.load(export(new ExportSettings(Choice.LAST, true)));
    assertThat(saved.step()).isEqualTo(20 * 10).isEqualTo(RESULT.steps());
    assertThat(saved.state()).isEqualTo(RESULT.variables());
    TrainingResult rest =
        Trainer.builder(saved.card().model())
            .config(
                CONFIG
                    .withOptimizer(saved.optimizer())
                    .withBatchSize(saved.batchSize())
                    .withSeed(saved.seed())
                    .withEpochs(25))
            .startFrom(saved.state(), saved.step())
            .build()
            .train(SPLIT);
    TrainingResult never =
        Trainer.builder(MODEL).config(CONFIG.withEpochs(25)).build().train(SPLIT);
    assertThat(rest.variables()).isEqualTo(never.variables());
  }

  @Test
  void theBestAndTheLastTrainOnWithTheClassWeightsOfTheRows() throws IOException {
    TrainingResult balanced =
        Trainer.builder(MODEL)
            .config(CONFIG.withEpochs(2).withClassWeight(ClassWeight.BALANCED))
            .build()
            .train(SPLIT);
    assertThat(balanced.classWeight())
        .isEqualTo(ClassWeight.BALANCED.on(SPLIT.training().labels()));
    for (Choice weights : Choice.values()) {
      Path version = write(balanced, new ExportSettings(weights, true));
      assertThat(TrainableModel.load(version).classWeight()).isEqualTo(balanced.classWeight());
    }
  }

  @Test
  void theBestWeightsTrainOnWithAFreshOptimizer() throws IOException {
    TrainableModel saved = TrainableModel.load(export(new ExportSettings(Choice.BEST, true)));
    assertThat(saved.step()).isZero();
    assertThat(saved.state().select(MODEL.variables())).isEqualTo(RESULT.bestWeights());
    assertThat(saved.state().values(MODEL.variables().size()).get(0)).isZero();
  }

  @Test
  void figuresThatAreNoNumbersDoNotTravel() throws IOException {
    TrainingConfig diverging = CONFIG.withOptimizer(new Sgd(new Constant(1e30)));
    TrainingResult result = Trainer.builder(MODEL).config(diverging).build().train(SPLIT);
    Path version = write(result, new ExportSettings(Choice.LAST, false));
    try (Predictor predictor = Predictor.load(version)) {
      assertThat(predictor.card().orElseThrow().metrics())
          .containsKey("epoch")
          .doesNotContainKey("val_loss");
    }
  }

  @Test
  void howATableWasCodedTravelsWithTheModel() throws IOException {
    StringBuilder text = new StringBuilder("size,colour,kept\n");
    for (int i = 0; i < 60; i++) {
      text.append(i % 7 == 0 ? "" : i % 13)
          .append(i % 3 == 0 ? ",red," : ",blue,")
          .append(i % 2 == 0 ? "yes\n" : "no\n");
    }
    TableSplit table =
        Table.parse("table", text.toString(), TableFormat.auto())
            .label("kept")
            .split(SplitRule.random(1));
    Encoding encoding = table.coding().encoding();
    ModelSpec model =
        ModelSpec.binaryClassifier("Coded", encoding.width(), new Dense(4, Activation.ELU));
    TrainingResult result =
        Trainer.builder(model)
            .config(CONFIG.withBatchSize(10).withEpochs(2))
            .build()
            .train(table.rows());
    for (boolean trainable : new boolean[] {false, true}) {
      ExportSettings settings = new ExportSettings(Choice.BEST, trainable);
      Path version = GraphExport.write(folder, alone(result), SuiteRows.of(table), settings);
      try (Predictor predictor = Predictor.load(version)) {
        assertThat(predictor.card().orElseThrow().encoding()).contains(encoding);
        assertThat(predictor.probabilities(List.of(Map.of("size", 3, "colour", "red")))).hasSize(1);
      }
    }
  }

  private Path export(ExportSettings settings) throws IOException {
    return write(RESULT, settings);
  }

  private Path write(TrainingResult result, ExportSettings settings) throws IOException {
    return GraphExport.write(folder, alone(result), SuiteRows.of(SPLIT), settings);
  }

  private static Exported alone(TrainingResult result) {
    return new Exported.OfReplicate(result, Optional.empty());
  }

  private static void assertServes(Path version, Weights weights, int epoch) throws IOException {
    try (Predictor predictor = Predictor.load(version);
        Predictor expected = Predictor.load(served(version.resolveSibling("expected"), weights))) {
      float[] rows = SPLIT.validation().features();
      assertThat(predictor.probabilities(rows)).isEqualTo(expected.probabilities(rows));
      assertThat(predictor.card().orElseThrow().metrics()).containsEntry("epoch", (double) epoch);
    }
  }

  private static Path served(Path folder, Weights weights) throws IOException {
    return new SavedModelExporter(folder)
        .export(ModelCard.of(MODEL, SPLIT.training().columns()), weights);
  }
}

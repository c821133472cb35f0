package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests a predictor's logits and its figures for labelled rows against those of the trainer. */
@TestInstance(Lifecycle.PER_CLASS)
class PredictorEvaluationTest {
  /** The logit above which a row counts as positive; not a half, so that ignoring it is noticed. */
  private static final double THRESHOLD = 0.25;

  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Judged", 28, new Dense(8, Activation.ELU), new Dropout(0.1));
  private static final Split SPLIT = FormulaRows.load(3000).split(500, 1500, 1000);
  private static final Dataset TEST = SPLIT.test().orElseThrow();
  private static final ModelCard CARD =
      ModelCard.of(MODEL, TEST.columns()).withLogitThreshold(THRESHOLD);

  private final TrainingResult trained =
      Trainer.builder(MODEL)
          .config(
              TrainingConfig.defaults()
                  .withEpochs(3)
                  .withBatchSize(100)
                  .withLogitThreshold(THRESHOLD)
                  .withSeed(5))
          .build()
          .train(SPLIT);

  private Path version = Path.of("");

  @BeforeAll
  void export(@TempDir Path folder) throws IOException {
    version = new SavedModelExporter(folder).export(CARD, trained.bestWeights());
  }

  @Test
  void evaluatesAsTheTrainerDoes() throws IOException {
    try (Predictor direct = Predictor.of(CARD, trained.bestWeights());
        Predictor loaded = Predictor.load(version);
        Predictor inBlocks =
            Predictor.load(version, LoadOptions.defaults().withWholeBlocks(true))) {
      for (Predictor predictor : List.of(direct, loaded, inBlocks)) {
        assertThat(predictor.logits(TEST.features()))
            .containsExactly(trained.test().orElseThrow().logits(), within(1e-5f));
        assertSame(predictor.evaluate(TEST), trained.test().orElseThrow().figures());
      }
    }
  }

  /** Two rows in a thousand may change places because of their last digits. */
  private static void assertSame(Evaluation found, Evaluation expected) {
    assertThat(found.binaryCrossentropy()).isCloseTo(expected.binaryCrossentropy(), within(1e-6));
    assertThat(found.accuracy()).isCloseTo(expected.accuracy(), within(0.0011));
    assertThat(found.auc()).isCloseTo(expected.auc(), within(1e-5));
    assertThat(found.averagePrecision()).isCloseTo(expected.averagePrecision(), within(1e-4));
  }

  @Test
  void figuresAreThoseOfTheLogitsAtTheCardsThreshold() throws IOException {
    try (Predictor predictor = Predictor.load(version)) {
      float[] logits = predictor.logits(TEST.features());
      Evaluation found = predictor.evaluate(TEST);
      assertThat(found).isEqualTo(Evaluation.of(TEST.labels(), logits, THRESHOLD));
      assertThat(found.accuracy()).isNotEqualTo(Evaluation.of(TEST.labels(), logits).accuracy());
    }
  }

  @Test
  void probabilitiesAreTheSigmoidOfTheLogits() throws IOException {
    try (Predictor direct = Predictor.of(CARD, trained.bestWeights());
        Predictor loaded = Predictor.load(version)) {
      for (Predictor predictor : List.of(direct, loaded)) {
        float[] logits = predictor.logits(TEST.features());
        float[] probabilities = predictor.probabilities(TEST.features());
        for (int row = 0; row < logits.length; row++) {
          assertThat((double) probabilities[row])
              .isCloseTo(1 / (1 + Math.exp(-logits[row])), within(1e-6));
        }
        assertThat(predictor.logits(new float[0])).isEmpty();
      }
    }
  }

  @Test
  void logitsOfRowsByTheNamesOfTheirFeatures() throws IOException {
    List<Map<String, Float>> rows = new ArrayList<>();
    for (int row = 0; row < 20; row++) {
      int from = row * 28;
      rows.add(
          IntStream.range(0, 28)
              .boxed()
              .collect(Collectors.toMap(TEST.columns()::get, i -> TEST.features()[from + i])));
    }
    try (Predictor predictor = Predictor.load(version)) {
      assertThat(predictor.logits(rows))
          .containsExactly(predictor.logits(Arrays.copyOf(TEST.features(), 20 * 28)));
    }
  }

  @Test
  void rowsInAStoreAreEvaluatedAsThoseInAnArray() throws IOException {
    Dataset many = FormulaRows.load(20_000).dataset();
    Dataset stored =
        Dataset.stored(
            many.columns(),
            (from, count, into) ->
                System.arraycopy(many.features(), from * 28, into, 0, count * 28),
            many.labels());
    try (Predictor predictor = Predictor.load(version)) {
      Evaluation expected =
          Evaluation.of(many.labels(), predictor.logits(many.features()), THRESHOLD);
      assertThat(predictor.evaluate(many)).isEqualTo(expected);
      assertThat(predictor.evaluate(stored)).isEqualTo(expected);
    }
  }

  @Test
  void otherRowsAreRefused() throws IOException {
    Predictor predictor = Predictor.load(version);
    try (predictor) {
      Dataset unnamed = Dataset.of(new float[][] {new float[28]}, new float[] {1});
      assertThatThrownBy(() -> predictor.evaluate(unnamed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("column 1: expected lepton_pT, received feature_0");
      Dataset none = Dataset.of(TEST.columns(), new float[0], new float[0]);
      assertThatThrownBy(() -> predictor.evaluate(none))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> predictor.logits(new float[29]))
          .hasMessage("rows: expected rows of 28 features, received 29 values");
    }
    assertThatThrownBy(() -> predictor.evaluate(TEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("predictor: is closed");
  }

  @Test
  void aLogitThatIsNoNumberIsAnError() throws IOException {
    ModelSpec bare = ModelSpec.binaryClassifier("Bare", 1);
    float[] nan = {Float.NaN};
    try (Predictor broken =
        Predictor.of(
            ModelCard.of(bare, List.of("x")),
            Weights.of(bare.variables(), List.of(nan, new float[1])))) {
      assertThatThrownBy(() -> broken.logits(new float[] {1}))
          .isInstanceOf(IOException.class)
          .hasMessage("predictor: expected a logit that is a number of row 1, found NaN");
    }
  }

  @Test
  void surerThanAnyProbabilityIsALogitStill() throws IOException {
    ModelSpec bare = ModelSpec.binaryClassifier("Bare", 1);
    try (Predictor predictor =
        Predictor.of(
            ModelCard.of(bare, List.of("x")),
            Weights.of(bare.variables(), List.of(new float[] {1}, new float[] {0})))) {
      assertThat(predictor.probability(200)).isOne();
      assertThat(predictor.logits(new float[] {200, -300})).containsExactly(200, -300);
      // ln(1 + exp(-200)) is 0 within float64; a row that is wrong by 300 costs 300
      Dataset rows =
          Dataset.of(List.of("x"), new float[] {200, -300, 1, -1}, new float[] {1, 1, 1, 0});
      assertThat(predictor.evaluate(rows).binaryCrossentropy())
          .isCloseTo((300 + 2 * Math.log1p(Math.exp(-1))) / 4, within(1e-6));
      // the positives are at 200, -300 and 1; two of their three pairs with -1 are in order
      assertThat(predictor.evaluate(rows).auc()).isCloseTo(2.0 / 3, within(1e-12));
      assertThat(predictor.evaluate(rows).accuracy()).isEqualTo(0.75);
    }
  }
}

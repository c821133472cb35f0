package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests SavedModels written by Python with {@code src/test/python/foreign_models.py}. */
class ForeignSavedModelTest {
  @ParameterizedTest
  @ValueSource(strings = {"resaved", "trainable", "columns", "keras"})
  void predictsWhatPythonPredicts(String name) throws Exception {
    List<String> expected = Files.readAllLines(foreign(name + ".csv"));
    try (Predictor predictor = Predictor.load(foreign(name))) {
      assertThat(predictor.card()).isEmpty();
      for (int row = 0; row < expected.size(); row++) {
        float[] features = new float[predictor.features()];
        java.util.Arrays.fill(features, row);
        assertThat((double) predictor.probability(features))
            .isCloseTo(Double.parseDouble(expected.get(row)), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resaved", "trainable", "columns"})
  void whatPythonSavedAgainStillGivesLogits(String name) throws Exception {
    try (Predictor predictor = Predictor.load(foreign(name))) {
      float[] features = new float[predictor.features()];
      float probability = predictor.probability(features);
      assertThat((double) predictor.logits(features)[0])
          .isCloseTo(Math.log(probability / (1.0 - probability)), within(1e-5));
    }
  }

  @Test
  void aModelOfProbabilitiesAloneHasNoLogits() throws Exception {
    Path keras = foreign("keras");
    try (Predictor predictor = Predictor.load(keras)) {
      assertThatThrownBy(() -> predictor.logits(new float[3]))
          .isInstanceOf(IOException.class)
          .hasMessage(
              keras
                  + ": expected a graph that gives 'logits' [rows, 1] beside 'probabilities', found"
                  + " one that does not");
    }
  }

  @Test
  void whatPythonTrainedOnTrainsOn() throws Exception {
    TrainableModel loaded = TrainableModel.load(foreign("trainable"));
    assertThat(loaded.card().model().name()).isEqualTo("Again");
    assertThat(loaded.state().variables()).hasSize(4 * 3);
    assertThat(loaded.step()).isEqualTo(1);
  }

  @Test
  void whatPythonSavedAgainStillSaysHowItsColumnsAreCoded() throws Exception {
    TrainableModel loaded = TrainableModel.load(foreign("columns"));
    assertThat(loaded.card()).isEqualTo(ColumnsCase.PLAIN.card());
    assertThat(loaded.step()).isEqualTo(1);
    List<Map<String, @Nullable Object>> rows = ColumnsCase.PLAIN.rows(20);
    try (Predictor copy = Predictor.load(foreign("columns"));
        Predictor weights =
            Predictor.of(loaded.card(), loaded.state().select(loaded.card().model().variables()))) {
      assertThat(weights.probabilities(rows))
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(copy.probabilities(ColumnsCase.PLAIN.coded(rows)));
    }
  }

  private static Path foreign(String name) throws IOException, URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ForeignSavedModelTest.class.getResource("foreign/" + name)).toURI());
  }
}

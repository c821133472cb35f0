package dev.overfit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.data.Higgs;
import dev.overfit.table.FeatureRows;
import dev.overfit.table.ModelInputs;
import dev.overfit.table.SaidColumns;
import dev.overfit.table.TableFormat;
import dev.overfit.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the model in {@code graphs/reference}, which was trained on the real rows. */
class ReferenceModelTest {
  private static final Path FOLDER = Path.of("graphs", "reference");

  @Test
  void predictsWhatPythonRecorded() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "graphs/reference is not there");
    // Recorded by src/test/python/reference_model.py with Python's TensorFlow.
    List<String> expected = Files.readAllLines(FOLDER.resolve("probabilities.csv"));
    try (Predictor predictor = Predictor.load(FOLDER.resolve("Tiny"));
        FeatureRows rows =
            FeatureRows.open(
                TableSource.of(FOLDER.resolve("rows.csv")),
                TableFormat.auto(),
                ModelInputs.ofFeatures(predictor.featureNames(), true),
                SaidColumns.NONE)) {
      float[] found = predictor.probabilities(rows.next(1000).features());
      assertThat(found).hasSize(10).hasSize(expected.size() - 1);
      for (int i = 0; i < found.length; i++) {
        assertThat((double) found[i])
            .as("row %d", i + 1)
            .isCloseTo(Double.parseDouble(expected.get(i + 1)), within(1e-6));
      }
    }
  }

  @Test
  void saysWhatItTakesAndWhereItCameFrom() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "graphs/reference is not there");
    try (Predictor predictor = Predictor.load(FOLDER.resolve("Tiny"))) {
      ModelCard card = predictor.card().orElseThrow();
      assertThat(card.model().parameters()).isEqualTo(481);
      assertThat(card.featureNames()).isEqualTo(Higgs.COLUMNS);
      assertThat(card.scaling()).isEqualTo(ModelCard.UNSCALED);
      assertThat(card.provenance()).containsEntry("simulated", "false");
      // Keras' range for Tiny on these rows, 0.5875 to 0.5926, widened by 0.012.
      assertThat(card.metrics().get("val_binary_crossentropy")).isBetween(0.5755, 0.6046);
    }
  }
}

package dev.overfit.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import dev.overfit.model.Output;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests predictions of what Keras' {@code model.export} wrote, given its kind of output. */
class KerasExportTest {
  private static final Path EXPORTED = Path.of("src/test/resources/dev/overfit/keras/exported");
  private static final KerasFile LOGITS = KerasFile.of("l2");
  private static final KerasFile PROBABILITIES = KerasFile.of("functional");

  @Test
  void aSigmoidAtTheEndIsFound() throws IOException {
    assertThat(KerasFixture.difference(EXPORTED, PROBABILITIES, Output.PROBABILITIES))
        .isLessThan(1e-6);
    LoadOptions said = LoadOptions.defaults().withOutput(Output.PROBABILITIES);
    try (Predictor predictor = Predictor.load(exported(PROBABILITIES), said)) {
      assertThat(predictor.features()).isEqualTo(3);
      assertThat(predictor.card()).isEmpty();
    }
  }

  @Test
  void logitsAreTakenOnceThatIsSaid() throws IOException {
    assertThat(KerasFixture.difference(EXPORTED, LOGITS, Output.LOGITS)).isLessThan(1e-6);
    LoadOptions said = LoadOptions.defaults().withOutput(Output.LOGITS);
    LoadOptions any = said.withAllowAnyOperations(true);
    try (Predictor predictor = Predictor.load(exported(LOGITS), said);
        Predictor trusted = Predictor.load(exported(LOGITS), any)) {
      float[] logits = predictor.logits(KerasFile.rows());
      assertThat(logits).usingComparatorWithPrecision(1e-6f).containsExactly(LOGITS.logits());
      assertThat(trusted.logits(KerasFile.rows())).containsExactly(logits);
      assertThat(trusted.probabilities(KerasFile.rows()))
          .containsExactly(predictor.probabilities(KerasFile.rows()));
    }
  }

  @Test
  void whatNobodySaysIsNotGuessed() {
    assertThatThrownBy(() -> Predictor.load(exported(LOGITS)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            exported(LOGITS)
                + ": expected to be told by the option 'output' whether 'output_0' is logits or"
                + " probabilities, since it does not end with a sigmoid, found AddV2");
  }

  @Test
  void whatIsSaidAgainstTheGraphIsRefused() {
    LoadOptions logits = LoadOptions.defaults().withOutput(Output.LOGITS);
    assertThatThrownBy(() -> Predictor.load(exported(PROBABILITIES), logits))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'output_0' to be logits, as the option 'output' says");
    LoadOptions probabilities = LoadOptions.defaults().withOutput(Output.PROBABILITIES);
    assertThatThrownBy(() -> Predictor.load(exported(LOGITS), probabilities))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a probability in [0, 1] of row 1, found ");
    assertThatThrownBy(() -> Predictor.load(Path.of("graphs/reference/Tiny"), logits))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'probabilities' to be logits, as the option 'output' says");
  }

  private static Path exported(KerasFile file) {
    return EXPORTED.resolve(file.name());
  }
}

package dev.overfit.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.graph.SavedGraph.SavedState;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Normalization;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L1L2;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests cards of format 1; the files are as the code of that time wrote them. */
class FormatOneTest {
  private static final Path ORIGIN = Path.of("old");
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier(
          "Every-kind",
          2,
          new Normalization(List.of(0.5, -2.0), List.of(4.0, 0.25)),
          new Dense(4, Activation.ELU, new L1(0.01)),
          new Dropout(0.5),
          new Dense(3, Activation.TANH, new L2(0.001)),
          new Dense(3, Activation.RELU, new L1L2(0.0001, 0.002)));

  @Test
  void aModelOfEveryKindOfLayerIsRead() throws IOException {
    ModelCard card = CardJson.read(ORIGIN, text("format-1-adam.json"));
    assertThat(card)
        .isEqualTo(
            ModelCard.of(MODEL, List.of("mass", "charge"))
                .withMetrics(Map.of("val_binary_crossentropy", 0.5))
                .withProvenance(Map.of("data", "rows.csv", "seed", "7")));
  }

  @Test
  void everyOptimizerIsRead() throws IOException {
    Adam adam = new Adam(new InverseTimeDecay(0.001, 0.5, 2000, true), 0.8, 0.99, 1e-6);
    assertOptimizer("format-1-adamw.json", new AdamW(adam, 0.004));
    assertOptimizer("format-1-adam.json", new Adam(new Constant(0.01)));
    assertOptimizer("format-1-sgd.json", new Sgd(new Constant(0.1)));
  }

  private static void assertOptimizer(String file, Optimizer optimizer) throws IOException {
    Weights weights =
        Weights.from(
            TrainingSession.variables(MODEL, new StepSettings(optimizer, 50, 7, 0)),
            (variable, values) -> {});
    TrainableModel read = CardJson.readTrainable(ORIGIN, new SavedState(weights, 12, text(file)));
    assertThat(read.optimizer()).isEqualTo(optimizer);
    assertThat(read.card().model()).isEqualTo(MODEL);
    assertThat(CardJson.write(read)).contains("\"format\" : 2");
  }

  @Test
  void whatItNeverHeldIsRefusedAtItsPlace() throws IOException {
    String text = text("format-1-adam.json");
    assertThatThrownBy(() -> CardJson.read(ORIGIN, text.replace("\"dropout\"", "\"conv\"")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("old: model.json.model.layers[2]: expected type Activation, ")
        .hasMessageEndingWith(", found 'conv'");
    assertRefused(
        text.replace("\"rate\" : 0.5", "\"rate\" : 5"),
        "old: model.json.model.layers[2]: rate: expected a number in [0, 1), received 5.0");
    assertRefused(
        text.replace("\"layers\" :", "\"other\" :"),
        "old: model.json.model: expected a field 'layers', found [name, features, other]");
    assertRefused("{\"format\": 1}", "old: model.json: expected a field 'model', found [format]");
    assertRefused("{\"format\": 5}", "old: model.json: expected format 1 to 4, found 5");
    assertRefused("[]", "old: model.json: expected a field 'format', found []");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> CardJson.read(ORIGIN, text))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = requireNonNull(FormatOneTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package dev.overfit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.choice.Remedy;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L1L2;
import dev.overfit.model.Regularizer.L2;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSpecTest {
  private static final Normalization NORMALIZATION = new Normalization(List.of(1.0), List.of(1.0));

  @Test
  void wordsAreFew() {
    assertThat(new Dense(16, Activation.ELU).words()).isEqualTo("16");
    assertThat(new Dense(512, Activation.ELU, new L2(0.0001)).words()).isEqualTo("512 L2 0.0001");
    assertThat(new Dense(4, Activation.ELU, new L1L2(0.1, 0.2)).words())
        .isEqualTo("4 L1 0.1 and L2 0.2");
    assertThat(new Dropout(0.5).words()).isEqualTo("dropout 0.5");
    assertThat(NORMALIZATION.words()).isEqualTo("normalization");
  }

  @Test
  void remediesAreDropoutAndPenalties() {
    assertThat(new Dense(16, Activation.ELU).remedy()).isEmpty();
    assertThat(new Dense(16, Activation.ELU, new L1(0.01)).remedy().map(Remedy::words))
        .contains("L1 0.01 on kernels");
    assertThat(new Dropout(0.5).remedy().map(Remedy::words)).contains("dropout 0.5");
    assertThat(NORMALIZATION.remedy()).isEmpty();
  }

  @Test
  void untreatedIsWhatIsLeftWithoutThem() {
    Dense plain = new Dense(16, Activation.TANH);
    assertThat(new Dense(16, Activation.TANH, new L2(0.1)).untreated()).contains(plain);
    assertThat(new Dropout(0.5).untreated()).isEmpty();
    assertThat(NORMALIZATION.untreated()).contains(NORMALIZATION);
  }

  @Test
  void variablesAreNamedByTheLayersPlaceAmongItsKind() {
    ModelSpec model =
        ModelSpec.binaryClassifier(
            "M", 1, NORMALIZATION, new Dense(3, Activation.ELU, new L2(0.5)), new Dropout(0.5));
    assertThat(model.stack())
        .extracting(PlacedLayer::name)
        .containsExactly("normalization", "dense", "dropout", "dense_1");
    assertThat(model.stack()).extracting(PlacedLayer::inputs).containsExactly(1, 1, 3, 3);
    assertThat(model.stack()).extracting(PlacedLayer::outputs).containsExactly(1, 3, 3, 1);
    assertThat(model.variables())
        .containsExactly(
            new VariableSpec("dense/kernel", List.of(1, 3)),
            new VariableSpec("dense/bias", List.of(3)),
            new VariableSpec("dense_1/kernel", List.of(3, 1)),
            new VariableSpec("dense_1/bias", List.of(1)));
    assertThat(model.layerVariables())
        .extracting(LayerVariable::regularizer)
        .containsExactly(new L2(0.5), Regularizer.NONE, Regularizer.NONE, Regularizer.NONE);
    assertThat(model.layerVariables())
        .extracting(LayerVariable::initializer)
        .containsExactly(
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS,
            Initializer.GLOROT_UNIFORM,
            Initializer.ZEROS);
  }
}

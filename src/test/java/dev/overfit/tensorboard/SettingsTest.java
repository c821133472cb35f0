package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L1;
import dev.overfit.model.Regularizer.L1L2;
import dev.overfit.model.Regularizer.L2;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final LearningRateSchedule CONSTANT = new Constant(0.1);

  @Test
  void modelWithoutHiddenLayersHasNone() {
    assertThat(Settings.hiddenLayers(model())).isEqualTo("none");
    assertThat(Settings.dropout(model())).isZero();
  }

  @Test
  void layersOfOneWidthAreCountedAndOthersListed() {
    Dense wide = new Dense(512, Activation.ELU);
    Dense narrow = new Dense(16, Activation.ELU);
    assertThat(Settings.hiddenLayers(model(wide, new Dropout(0.5), wide))).isEqualTo("2 × 512");
    assertThat(Settings.hiddenLayers(model(narrow))).isEqualTo("16");
    assertThat(Settings.hiddenLayers(model(wide, narrow, wide))).isEqualTo("512, 16, 512");
  }

  @Test
  void factorsAreTheLargestOfAllLayers() {
    ModelSpec model = model(dense(new L1(0.3)), dense(new L1L2(0.1, 0.2)), dense(new L2(0.01)));

    assertThat(Settings.l1(model)).isEqualTo(0.3);
    assertThat(Settings.l2(model)).isEqualTo(0.2);
    assertThat(Settings.l1(model(dense(Regularizer.NONE)))).isZero();
  }

  @Test
  void optimizersHaveTheirNamesInKeras() {
    assertThat(Settings.name(new Adam(CONSTANT))).isEqualTo("Adam");
    assertThat(Settings.name(new AdamW(new Adam(CONSTANT), 0.004))).isEqualTo("AdamW");
    assertThat(Settings.name(new Sgd(CONSTANT))).isEqualTo("SGD");
    assertThat(Settings.weightDecay(new AdamW(new Adam(CONSTANT), 0.004))).isEqualTo(0.004);
    assertThat(Settings.weightDecay(new Sgd(CONSTANT))).isZero();
  }

  @Test
  void rateIsTheOneThatWasGivenAndNotItsFloat() {
    assertThat(Settings.rate(CONSTANT)).isEqualTo(0.1);
    assertThat(Settings.rate(new InverseTimeDecay(0.001, 1, 20, false))).isEqualTo(0.001);
  }

  @Test
  void scheduleReadsAsItsFormula() {
    assertThat(Settings.describe(CONSTANT)).isEqualTo("constant");
    assertThat(Settings.describe(new InverseTimeDecay(0.001, 0.5, 20, true)))
        .isEqualTo("rate / (1 + 0.5 * floor(step / 20))");
  }

  @Test
  void simulatedRowsSaySo() {
    assertThat(Settings.describe(origin("HIGGS-like", true))).isEqualTo("HIGGS-like (simulated)");
    assertThat(Settings.describe(origin("simulated HIGGS", true))).isEqualTo("simulated HIGGS");
    assertThat(Settings.describe(origin("HIGGS", false))).isEqualTo("HIGGS");
  }

  private static DataOrigin origin(String name, boolean simulated) {
    return new DataOrigin(name, "nowhere", simulated, "00", 1);
  }

  private static ModelSpec model(LayerSpec... hidden) {
    return ModelSpec.binaryClassifier("Any", 2, hidden);
  }

  private static LayerSpec dense(Regularizer regularizer) {
    return new Dense(3, Activation.ELU, regularizer);
  }
}

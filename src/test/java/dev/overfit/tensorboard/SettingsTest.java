package dev.overfit.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.DataOrigin;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void modelWithoutHiddenLayersHasNone() {
    assertThat(Settings.hiddenLayers(model())).isEqualTo("none");
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
}

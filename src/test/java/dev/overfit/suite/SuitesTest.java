package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.overfit.data.DataException;
import dev.overfit.data.Higgs;
import dev.overfit.model.Activation;
import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuitesTest {
  @Test
  void sizesHaveTheTutorialsParameterCounts() {
    // The summaries printed by the tutorial; Tiny: 28 * 16 + 16 + 16 + 1 = 481.
    assertThat(Suites.sizes().trials())
        .extracting(Trial::name, trial -> trial.model(Higgs.COLUMNS).parameters())
        .containsExactly(
            tuple("Tiny", 481L),
            tuple("Small", 753L),
            tuple("Medium", 10_241L),
            tuple("Large", 803_329L));
  }

  @Test
  void remediesRegularizeTheFourHiddenKernelsOfLargeAndNotTheLogit() {
    assertThat(regularizers("Tiny")).containsOnly(Regularizer.NONE);
    assertThat(regularizers("L2"))
        .containsExactly(
            new L2(0.001), new L2(0.001), new L2(0.001), new L2(0.001), Regularizer.NONE);
    assertThat(regularizers("Dropout")).hasSize(5).containsOnly(Regularizer.NONE);
    assertThat(regularizers("Combined"))
        .containsExactly(
            new L2(0.0001), new L2(0.0001), new L2(0.0001), new L2(0.0001), Regularizer.NONE);
  }

  @Test
  void dropoutFollowsEachHiddenLayerAndNotTheLogit() {
    for (String name : List.of("Dropout", "Combined")) {
      List<?> layers = trial(name).model(Higgs.COLUMNS).layers();
      assertThat(layers).hasSize(9);
      for (int i = 0; i < 8; i += 2) {
        assertThat(layers.get(i)).isInstanceOf(Dense.class);
        assertThat(layers.get(i + 1)).isEqualTo(new Dropout(0.5));
      }
      assertThat(trial(name).model(Higgs.COLUMNS).parameters()).isEqualTo(803_329);
    }
    assertThat(trial("L2").hidden()).doesNotHaveAnyElementsOfTypes(Dropout.class);
  }

  @Test
  void eachRemedyIsLargeAndOneThingMore() {
    Suite suite = Suites.remedies();
    assertThat(suite.baseline()).contains("Large");
    Trial large = trial(suite, "Large");
    List<String> sameLayers = List.of("WeightDecay", "Noise", "Mixup", "Symmetries");
    for (String name : sameLayers) {
      assertThat(trial(suite, name).hidden()).isEqualTo(large.hidden());
      assertThat(trial(suite, name).config().remedies()).hasSize(1);
    }
    for (String name : List.of("L1", "L2", "Dropout", "Combined", "Normalized")) {
      Trial trial = trial(suite, name);
      assertThat(trial.config()).isEqualTo(large.config());
      ModelSpec model = trial.model(Higgs.COLUMNS);
      assertThat(model.untreated()).isEqualTo(large.model(Higgs.COLUMNS).layers());
      assertThat(model.layers()).isNotEqualTo(model.untreated());
    }
    assertThat(trial(suite, "Together").hidden()).isEqualTo(trial(suite, "Dropout").hidden());
    assertThat(trial(suite, "Together").config()).isEqualTo(trial(suite, "Symmetries").config());
    assertThat(suite.models()).hasSize(12).endsWith("Tiny", "Together");
  }

  @Test
  void normalizationStandsBetweenEachHiddenLayerAndItsActivation() {
    Trial normalized = trial(Suites.normalization(), "MediumNormalized");
    List<LayerSpec> layers = normalized.model(Higgs.COLUMNS).layers();
    assertThat(layers).hasSize(10);
    for (int i = 0; i < 9; i += 3) {
      assertThat(layers.get(i)).isEqualTo(new Dense(64, Activation.LINEAR));
      assertThat(layers.get(i + 1)).isEqualTo(new BatchNormalization());
      assertThat(layers.get(i + 2)).isEqualTo(new ActivationLayer(Activation.ELU));
    }
    // 10,241, and 4 for each hidden unit, 3 * 64 * 4 = 768, half of which are trained
    assertThat(normalized.model(Higgs.COLUMNS).parameters()).isEqualTo(11_009);
    assertThat(normalized.model(Higgs.COLUMNS).trainableParameters()).isEqualTo(10_625);
    assertThat(normalized.model(Higgs.COLUMNS).untreated())
        .isEqualTo(trial(Suites.normalization(), "Medium").model(Higgs.COLUMNS).layers());
  }

  @Test
  void augmentationsAreOfMediumAlone() {
    assertThat(Suites.augmentation().trials())
        .extracting(trial -> trial.hidden().size(), trial -> trial.config().augmentations().size())
        .containsExactly(tuple(3, 0), tuple(3, 1), tuple(3, 1), tuple(3, 1), tuple(3, 1));
    assertThat(Suites.augmentation().baseline()).contains("Medium");
  }

  @Test
  void eachNetworkIsTrainedOnEverLargerPartsOfTheRows() {
    Suite data = Suites.data();
    assertThat(data.models())
        .startsWith("TinySixteenth", "TinyEighth", "TinyQuarter", "TinyHalf", "Tiny")
        .hasSize(15)
        .endsWith("CombinedHalf", "Combined");
    assertThat(data.trials())
        .extracting(trial -> trial.config().trainingShare())
        .startsWith(0.0625, 0.125, 0.25, 0.5, 1.0)
        .endsWith(0.0625, 0.125, 0.25, 0.5, 1.0);
    for (int i = 0; i < 15; i++) {
      Trial whole = data.trials().get(i / 5 * 5 + 4);
      Trial part = data.trials().get(i);
      assertThat(part.hidden()).isEqualTo(whole.hidden());
      assertThat(part.config().withTrainingShare(1)).isEqualTo(whole.config());
    }
    assertThat(trial(data, "Tiny")).isEqualTo(trial(Suites.sizes(), "Tiny"));
    assertThat(trial(data, "Large")).isEqualTo(trial(Suites.sizes(), "Large"));
    assertThat(trial(data, "Combined")).isEqualTo(trial("Combined"));
  }

  @Test
  void whatRowsOfOtherColumnsCannotTrainIsLeftOutAndSaid() throws IOException {
    List<String> leftOut = new ArrayList<>();
    Suite suite = Suites.augmentation().fitting(List.of("age", "city"), true, leftOut::add);
    assertThat(suite.models()).containsExactly("Medium", "Noise", "Mixup", "SwapNoise");
    assertThat(leftOut)
        .singleElement()
        .asString()
        .startsWith("Symmetries is left out: HIGGS' symmetries: expected the columns of HIGGS");
    assertThat(Suites.augmentation().fitting(Higgs.COLUMNS, false, leftOut::add))
        .isEqualTo(Suites.augmentation());
    assertThatThrownBy(
            () ->
                Suites.augmentation()
                    .only(List.of("Symmetries"))
                    .fitting(List.of("age"), true, leftOut::add))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("models: expected one that these rows can train; Symmetries");
  }

  /** In a table with the column names of HIGGS, the angles are standardized. */
  @Test
  void codedRowsAreNotTurned() throws IOException {
    List<String> leftOut = new ArrayList<>();
    Suites.remedies().fitting(Higgs.COLUMNS, true, leftOut::add);
    assertThat(leftOut)
        .containsExactly(
            "Symmetries is left out: rotations and reflections: expected rows as they stand, found"
                + " those of a table, coded",
            "Together is left out: rotations and reflections: expected rows as they stand, found"
                + " those of a table, coded");
  }

  private static Trial trial(Suite suite, String name) {
    return suite.trials().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void remediesAreComparedWithTinyAndStandBesideTheLargeThatTheyAreToHelp() {
    assertThat(Suites.regularizers().baseline()).contains("Tiny");
    assertThat(Suites.sizes().baseline()).isEmpty();
    assertThat(trial("Tiny")).isEqualTo(trial(Suites.sizes(), "Tiny"));
    assertThat(trial("Large")).isEqualTo(trial(Suites.sizes(), "Large"));
  }

  @Test
  void onlyKeepsTheSuitesOrderAndDropsAnAbsentBaseline() {
    Suite some = Suites.regularizers().only(List.of("Dropout", "L2"));
    assertThat(some.models()).containsExactly("L2", "Dropout");
    assertThat(some.baseline()).isEmpty();
    assertThat(Suites.regularizers().only(List.of()).models())
        .containsExactly("Tiny", "Large", "L2", "Dropout", "Combined");
  }

  @Test
  void onlyNamesAnUnknownModelAndThoseThatThereAre() {
    assertThatThrownBy(() -> Suites.sizes().only(List.of("Tyny")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("models: expected some of [Tiny, Small, Medium, Large], received 'Tyny'");
  }

  @Test
  void suiteRefusesAFolderOutsideTheResultsAndDoubledOrMissingTrials() {
    List<Trial> trials = Suites.sizes().trials();
    assertThatThrownBy(() -> new Suite("../x", "t", trials, Optional.empty()))
        .hasMessageContaining("received '../x'");
    assertThatThrownBy(() -> new Suite("x", "t", List.of(), Optional.empty()))
        .hasMessageContaining("received none");
    assertThatThrownBy(
            () -> new Suite("x", "t", List.of(trials.get(0), trials.get(0)), Optional.empty()))
        .hasMessageContaining("distinct names");
    assertThatThrownBy(() -> new Suite("x", "t", trials, Optional.of("Huge")))
        .hasMessageContaining("received 'Huge'");
  }

  @Test
  void suiteRefusesANameThatIsThatOfAnothersReplicate() {
    assertThatThrownBy(() -> suiteOf("Tiny", "Small", "tiny-12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "trials: expected names that are not those of another trial's replicates, received"
                + " 'tiny-12' beside 'Tiny', whose replicates are called 'Tiny-1', 'Tiny-2' and so"
                + " on");
    assertThatThrownBy(() -> suiteOf("Batch-16-1", "Batch-16"))
        .hasMessageContaining("received 'Batch-16-1' beside 'Batch-16'");
    assertThat(suiteOf("Batch-16", "Batch-64", "Batch-0").models()).hasSize(3);
  }

  private static Suite suiteOf(String... names) {
    return new Suite("x", "t", Stream.of(names).map(Trial::of).toList(), Optional.empty());
  }

  private static Trial trial(String name) {
    return Suites.regularizers().only(List.of(name)).trials().get(0);
  }

  private static List<Regularizer> regularizers(String name) {
    return trial(name).model(Higgs.COLUMNS).layers().stream()
        .filter(Dense.class::isInstance)
        .map(layer -> ((Dense) layer).kernelRegularizer())
        .toList();
  }
}

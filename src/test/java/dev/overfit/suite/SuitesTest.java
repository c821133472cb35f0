package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.overfit.data.Higgs;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L2;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuitesTest {
  @Test
  void sizesHaveTheTutorialsParameterCounts() {
    // The tutorial's printed summaries; Tiny: 28 * 16 + 16 + 16 + 1 = 481.
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
  void remediesAreComparedWithTiny() {
    assertThat(Suites.regularizers().baseline()).contains("Tiny");
    assertThat(Suites.sizes().baseline()).isEmpty();
  }

  @Test
  void onlyKeepsTheSuitesOrderAndDropsAnAbsentBaseline() {
    Suite some = Suites.regularizers().only(List.of("Dropout", "L2"));
    assertThat(some.models()).containsExactly("L2", "Dropout");
    assertThat(some.baseline()).isEmpty();
    assertThat(Suites.regularizers().only(List.of()).models()).hasSize(4);
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
    assertThatThrownBy(() -> new Suite("../x", "t", trials, Optional.empty(), List.of()))
        .hasMessageContaining("received '../x'");
    assertThatThrownBy(() -> new Suite("x", "t", List.of(), Optional.empty(), List.of()))
        .hasMessageContaining("received none");
    assertThatThrownBy(
            () ->
                new Suite(
                    "x", "t", List.of(trials.get(0), trials.get(0)), Optional.empty(), List.of()))
        .hasMessageContaining("distinct names");
    assertThatThrownBy(() -> new Suite("x", "t", trials, Optional.of("Huge"), List.of()))
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
    return new Suite(
        "x", "t", Stream.of(names).map(Trial::of).toList(), Optional.empty(), List.of());
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

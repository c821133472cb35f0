package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.ModelSpec;
import dev.overfit.study.Studies.Shape;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void answerComesFirstAndNamesTheBestModel() {
    assertThat(Findings.of(Studies.sizes(false)).get(0))
        .startsWith(
            "Small generalises best: of the 4 models it reaches the lowest validation crossentropy,"
                + " 0.58")
        .contains("Tiny comes within 0.005 of it, which 1,000 validation rows hardly tell apart.");
  }

  @Test
  void answerSaysSoOnSimulatedRows() {
    assertThat(Findings.of(Studies.sizes(true)).get(0)).startsWith("On simulated rows, Small");
  }

  @Test
  void eachModelIsSaidToOverfitOrNot() {
    List<String> findings = Findings.of(Studies.sizes(false));
    assertThat(findings).anyMatch(s -> s.startsWith("Large (803,329 parameters) overfits from"));
    assertThat(findings).anyMatch(s -> s.startsWith("Medium (10,241 parameters) overfits from"));
    assertThat(findings).anyMatch(s -> s.startsWith("Tiny and Small do not overfit"));
  }

  @Test
  void gapIsSaidToGrowOnlyWhereItDoes() {
    assertThat(String.join("\n", Findings.of(Studies.sizes(false))))
        .contains("the more parameters, the wider the gap");
    assertThat(String.join("\n", Findings.of(Studies.regularizers(false))))
        .contains("After the last epoch")
        .doesNotContain("the more parameters");
  }

  @Test
  void remediesAreHeldAgainstTheBaseline() {
    String against = Findings.of(Studies.regularizers(false)).get(1);
    assertThat(against)
        .startsWith("Against the baseline Tiny (lowest validation crossentropy 0.58")
        .containsPattern("L2 is 0\\.01\\d\\d better \\(0\\.57\\d\\d at epoch \\d+\\)")
        .containsPattern("Combined is 0\\.05\\d\\d better");
  }

  @Test
  void remediesAreHeldAgainstTheSameNetworkWithoutThemWhereItWasTrained() {
    List<TrainingResult> results = new ArrayList<>(Studies.regularizers(false).results());
    results.add(Studies.sizes(false).results().get(3));
    Study study = Studies.study("regularizers", false, Optional.of("Tiny"), results);
    assertThat(Findings.of(study).get(2))
        .startsWith("Against Large, the same network without a remedy")
        .contains("L2 is ", "Dropout is ", "Combined is ")
        .doesNotContain("Tiny");
  }

  @Test
  void remediesAreHeldAgainstTheSameNetworkOfAnEarlierRunWhichIsNotCountedAmongTheModels() {
    TrainingResult large = Studies.sizes(false).results().get(3);
    Study study = Studies.regularizers(false).withReferences(List.of(large));
    List<String> findings = Findings.of(study);
    assertThat(findings.get(0)).contains("of the 4 models");
    assertThat(findings.get(2))
        .startsWith(
            "Against Large, the same network without a remedy (lowest validation crossentropy 0.58")
        .contains("L2 is ", "Dropout is ", "Combined is ")
        .doesNotContain("Tiny");
    assertThat(findings.subList(3, findings.size()).toString()).doesNotContain("Large");
    assertThat(Findings.of(Studies.sizes(false).withReferences(List.of(large))))
        .isEqualTo(Findings.of(Studies.sizes(false)));
  }

  @Test
  void modelsThatDifferInTheirSettingsAloneAreNotSaidToHaveARemedy() {
    Shape shape = new Shape(50, 0.6, 0.1, 0.3);
    Study study =
        Studies.study(
            "batches",
            false,
            Optional.empty(),
            List.of(
                Studies.result(Studies.stack("Batch-16", 64), shape, 100),
                Studies.result(Studies.stack("Batch-64", 64), shape, 100)));
    assertThat(Findings.of(study)).noneMatch(sentence -> sentence.startsWith("Against"));
  }

  @Test
  void aModelThatDivergedOrWasCancelledIsSaidToHave() {
    ModelSpec model = Studies.stack("Tiny", 16);
    List<EpochMetrics> history = Studies.history(model, new Shape(50, 0.6, 0.1, 0.3), 20);
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(
                Studies.result(model, history, new StopReason.Diverged(20, Double.NaN)),
                Studies.result(
                    Studies.stack("Small", 16, 16), history, new StopReason.Cancelled(20))));
    assertThat(Findings.of(study))
        .contains(
            "Tiny diverged: its loss was NaN in epoch 20; what is said of it stands on the epochs"
                + " before.",
            "Small was cancelled after 20 epochs; its figures are those up to there.");
  }

  /**
   * By accuracy the best epoch of A is 2, with a crossentropy of 0.62, and of B 1, with 0.61; the
   * lowest crossentropies, 0.5 and 0.6, are of other epochs, and of other weights.
   */
  @Test
  void wordsAreOfTheEpochWhoseWeightsAreKept() {
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.of("B"),
            List.of(
                byAccuracy("A", new float[][] {{0.5f, 0.6f}, {0.62f, 0.7f}}),
                byAccuracy("B", new float[][] {{0.61f, 0.7f}, {0.6f, 0.6f}})));
    assertThat(Findings.of(study))
        .startsWith(
            "B generalises best: of the 2 models, each at its best epoch, it reaches the lowest"
                + " validation crossentropy, 0.6100 at epoch 1.",
            "Against the baseline B (validation crossentropy of its best epoch 0.6100 at epoch 1):"
                + " A is 0.0100 worse (0.6200 at epoch 2).");
    Study alone = Studies.study("sizes", false, Optional.empty(), study.results().subList(0, 1));
    assertThat(Findings.of(alone).get(0))
        .isEqualTo(
            "A has a validation crossentropy of 0.6200 at its best epoch, 2, by validation"
                + " accuracy.");
  }

  /** A validation crossentropy and accuracy an epoch. */
  private static TrainingResult byAccuracy(String name, float[][] figures) {
    List<EpochMetrics> history = new ArrayList<>();
    for (float[] epoch : figures) {
      history.add(Epochs.of(history.size() + 1, 0, 0.6f, 0.6f, 0.5f, epoch[0], epoch[0], epoch[1]));
    }
    return Studies.result(
        Studies.stack(name, 16),
        TrainingConfig.defaults()
            .withEarlyStopping(new EarlyStopping(Metric.VAL_ACCURACY, 0, 200, false)),
        history,
        new StopReason.EpochsCompleted(figures.length));
  }

  @Test
  void noResultsAndNoNumbersAreSaidToo() {
    assertThat(Findings.of(Studies.study("sizes", false, Optional.empty(), List.of())))
        .containsExactly("No model has a validation crossentropy that is a number.");
  }

  @Test
  void oneModelAloneIsComparedWithNothing() {
    Study all = Studies.sizes(false);
    Study one = Studies.study("sizes", false, Optional.empty(), all.results().subList(3, 4));
    assertThat(Findings.of(one)).hasSize(2);
    assertThat(Findings.of(one).get(0)).startsWith("Large reaches its lowest");
  }
}

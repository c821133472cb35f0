package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
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
            "Tiny diverged: its loss was NaN in epoch 20. There is no verdict on it; its figures are"
                + " of the epochs before.",
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

  /** Of a diverged model, the only sentence is that it diverged, and the others are compared. */
  @Test
  void aModelThatDivergedHasNoVerdict() {
    List<TrainingResult> results = new ArrayList<>(Studies.sizes(false).results());
    TrainingResult small = results.get(1);
    results.set(
        1,
        Studies.result(
            small.model(),
            small.history().epochs(),
            new StopReason.Diverged(701, Double.POSITIVE_INFINITY)));
    List<String> findings =
        Findings.of(Studies.study("sizes", false, Optional.of("Small"), results));
    assertThat(findings.get(0))
        .startsWith("Tiny generalises best: of the 3 models that can be judged it reaches");
    assertThat(findings.stream().filter(sentence -> sentence.contains("Small")))
        .containsExactly(
            "Small diverged: its loss was infinite in epoch 701. There is no verdict on it; its"
                + " figures are of the epochs before.");
  }

  @Test
  void whereEveryModelDivergedNothingIsSaidOfThem() {
    TrainingResult tiny = Studies.sizes(false).results().get(0);
    TrainingResult diverged =
        Studies.result(
            tiny.model(), tiny.history().epochs(), new StopReason.Diverged(9, Double.NaN));
    assertThat(
            Findings.of(Studies.study("sizes", true, Optional.empty(), List.of(diverged, diverged)))
                .get(0))
        .isEqualTo(
            "On simulated rows, nothing can be said of how the models generalise: none has 2 epochs"
                + " behind it without diverging.");
  }

  @Test
  void aModelOfOneEpochHasNoVerdict() {
    EpochMetrics epoch = Epochs.of(1, 0, 0.6f, 0.6f, 0.7f, 0.5f, 0.5f, 0.7f);
    StopReason reason = new StopReason.EpochsCompleted(1);
    Study study =
        Studies.study(
            "sizes",
            false,
            Optional.empty(),
            List.of(Studies.result(Studies.stack("Tiny", 16), List.of(epoch), reason)));
    assertThat(Findings.of(study))
        .containsExactly(
            "Nothing can be said of how the model generalises: none has 2 epochs behind it without"
                + " diverging.",
            "Tiny has fewer than 2 epochs behind it, too few for a verdict.");
  }

  @Test
  void rowsOfOneClassAllowNoVerdictAndTheReasonIsSaid() {
    Study study = Studies.sizes(false);
    Split split = study.split();
    Dataset background = Studies.labelled(split.validation(), 0);
    assertThat(
            Findings.of(Studies.on(study, new Split(split.training(), background, split.origin()))))
        .containsExactly(
            "Nothing can be said of how the models generalise: all 1,000 validation rows are"
                + " background.");
    Dataset signal = Studies.labelled(split.training(), 1);
    assertThat(
            Findings.of(Studies.on(study, new Split(signal, split.validation(), split.origin()))))
        .containsExactly(
            "Nothing can be said of how the models generalise: all 2,000 training rows are"
                + " signal.");
  }

  /** The rows' share of signal is near one half, so that knowing nothing gives about ln 2. */
  @Test
  void aModelThatIsNoBetterThanKnowingNothingIsNamed() {
    Shape poor = new Shape(20, 0.75, 0.001, 0.7);
    TrainingResult tiny = Studies.result(Studies.stack("Tiny", 16), poor, 40);
    TrainingResult small = Studies.result(Studies.stack("Small", 16, 16), poor, 40);
    TrainingResult good = Studies.sizes(false).results().get(3);
    assertThat(Findings.of(Studies.study("s", false, Optional.empty(), List.of(tiny, small, good))))
        .startsWith(
            "Large generalises best: of the 3 models it reaches the lowest validation crossentropy,"
                + " "
                + Figures.crossentropy(Outcome.of(good).bestValue())
                + " at epoch "
                + Outcome.of(good).bestEpoch()
                + ".",
            "Tiny and Small are no better than knowing nothing, which gives a validation"
                + " crossentropy of 0.6934.");
    assertThat(Findings.of(Studies.study("s", true, Optional.empty(), List.of(tiny, small))).get(0))
        .startsWith("On simulated rows, no model is better than knowing nothing: of the 2 models ")
        .endsWith(" and knowing nothing gives 0.6934.");
  }

  @Test
  void testRowsAreSaidToBeLookedAtOnceAndNotToRank() {
    Study study = Studies.table();
    String figures =
        "The 10 test rows, looked at once by the weights of each model's best epoch, give: Tiny"
            + " crossentropy 0.5000 and accuracy 0.750; Small crossentropy 0.5000 and accuracy"
            + " 0.750. The models are ranked by the validation rows.";
    assertThat(Findings.of(study)).contains(figures);
    Split split = study.split();
    Optional<Dataset> ofOneClass = split.test().map(test -> Studies.labelled(test, 1));
    assertThat(
            Findings.of(
                Studies.on(
                    study,
                    new Split(split.training(), split.validation(), ofOneClass, split.origin()))))
        .contains(
            figures
                + " They have no AUC and no average precision: all 10 test rows are churned ="
                + " yes.");
  }
}

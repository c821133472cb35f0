package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.study.PairFamily.Kind;
import dev.overfit.study.Studies.Shape;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final double[] EIGHT = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};

  /** Each replicate differs by 0.01 in the same direction: p is 2 / 2^8. */
  @Test
  void theBestIsRealWhereBothKindsOfChanceAgree() {
    assertThat(Findings.of(judged("A", EIGHT, "Bb", plus(0.011, 0.009))))
        .startsWith(
            "A generalises best, and that is real: of the 2 models A has the lowest mean"
                + " crossentropy on the 100 test rows, 0.5000 over 8 replicates. A is really better"
                + " than Bb.",
            "Real differences: A is better than Bb by 0.0100.");
  }

  /** Six of eight replicates are 0.03 worse, two are 0.03 better: 74 of 256 patterns are as far. */
  @Test
  void whatChanceMayExplainIsNotSettled() {
    Study study = judged("A", EIGHT, "Bb", plus(0.03, 0.03, 0.03, -0.03));
    assertThat(Findings.of(study).get(0))
        .isEqualTo(
            "Which model generalises best is not settled: of the 2 models A has the lowest mean"
                + " crossentropy on the 100 test rows, 0.5000 over 8 replicates. Its difference from"
                + " Bb may be chance.");
    assertThat(Findings.of(study).get(1))
        .isEqualTo(
            "Not settled: A is better than Bb by 0.0150. What would settle each stands in the"
                + " table.");
  }

  /** Differences alternate between 0.002 and -0.0018: neither interval reaches 0.005. */
  @Test
  void whatIsTooSmallToMatterIsSaidToBe() {
    assertThat(Findings.of(judged("A", EIGHT, "Bb", plus(0.002, -0.0018))))
        .startsWith(
            "A and Bb generalise best, with no difference among them to the first that matters: of"
                + " the 2 models A has the lowest mean crossentropy on the 100 test rows, 0.5000"
                + " over 8 replicates.",
            "Too small to matter: A is better than Bb by 0.0001.");
  }

  @Test
  void oneTrainingAllowsNoVerdictAndIsSaidTo() {
    assertThat(Findings.of(judged("A", new double[] {0.5}, "Bb", new double[] {0.6})))
        .startsWith(
            "Of the 2 models A has the lowest crossentropy on the 100 test rows, 0.5000 at its best"
                + " epoch ("
                + Studies.judged(Map.of("A", new double[] {0.5})).outcomes().get(0).bestEpoch()
                + "). Whether it generalises best cannot be said: one training is chance, 6"
                + " replicates of each could tell.",
            "Differences on the 100 test rows, without a verdict: A is better than Bb by 0.1000.",
            "Whether a model underfits for want of power, or by too much regularization, cannot be"
                + " said: no difference between two models has a verdict.");
  }

  @Test
  void withoutTestRowsTheRowsThatChoseTheEpochFlatter() {
    assertThat(Findings.of(Studies.replicated(Studies.sizes(false), 8)).get(0))
        .startsWith(
            "Of the 4 models Small has the lowest mean crossentropy on the 1,000 validation")
        .endsWith(
            "over 8 replicates. Whether it generalises best cannot be said: the validation rows"
                + " chose the epoch and so flatter it, and there are no test rows.");
  }

  /** Five differences have the same sign: p is 2 / 2^5. */
  @Test
  void tooFewReplicatesAreSaidToBe() {
    assertThat(
            Findings.of(judged("A", Arrays.copyOf(EIGHT, 5), "Bb", Arrays.copyOf(plus(0.01), 5))))
        .contains(
            "With 5 replicates no difference between two models of this study can be real: over 1"
                + " pair, Holm's p cannot come below 0.0625; 6 replicates are enough.");
  }

  /** Six models make 15 pairs; over so many, 10 replicates are the fewest that can tell. */
  @Test
  void ofManyPairsOnlyTheFurthestApartIsNamed() {
    Map<String, double[]> models = new LinkedHashMap<>();
    for (int i = 0; i < 6; i++) {
      models.put("A".repeat(i + 1), Arrays.copyOf(plus(0.01 * i), 5));
    }
    assertThat(Findings.of(Studies.judged(models)))
        .startsWith(
            "Which model generalises best is not settled: of the 6 models A has the lowest mean"
                + " crossentropy on the 100 test rows, 0.5000 over 5 replicates. Its difference from"
                + " each of the others may be chance.",
            "With 5 replicates no difference between two models of this study can be real: over 15"
                + " pairs, Holm's p cannot come below 0.9375; 10 replicates are enough.",
            "Not settled: 15 pairs; in the widest of them, A is better than AAAAAA by 0.0500. What"
                + " would settle each stands in the table.");
  }

  /**
   * Eight differences have the same sign: p is 2 / 2^8. Holm's rule multiplies it by six over all
   * pairs of four models, and by three over those with the baseline and over the others.
   */
  @Test
  void whatABaselineIsHeldAgainstIsAFamilyOfItsOwn() {
    Map<String, double[]> models = new LinkedHashMap<>();
    models.put("A", EIGHT);
    for (int i = 1; i < 4; i++) {
      models.put("B".repeat(i + 1), plus(0.01 * i));
    }
    Study study = Studies.judged(models);
    assertThat(adjusted(study)).containsExactly(0.0469, 0.0469, 0.0469, 0.0469, 0.0469, 0.0469);
    assertThat(adjusted(Studies.against(study, "A")))
        .containsExactly(0.0234, 0.0234, 0.0234, 0.0234, 0.0234, 0.0234);
    List<PairFamily> families = Analysis.of(Studies.against(study, "A")).families();
    assertThat(families.stream().map(PairFamily::kind)).containsExactly(Kind.BASELINE, Kind.PAIRS);
    assertThat(families.get(0).anchor()).contains("A");
  }

  private static List<Double> adjusted(Study study) {
    return Analysis.of(study).families().stream()
        .flatMap(family -> family.pairs().stream())
        .map(pair -> Figures.shown(pair.adjustedP()))
        .toList();
  }

  @Test
  void theSmallerModelUnderfitsIfALargerOneIsReallyBetter() {
    assertThat(Findings.of(judged("Bb", plus(-0.01), "A", EIGHT)))
        .contains(
            "A underfits: it is not powerful enough for these rows. Bb by 0.0100, with more"
                + " parameters, is better, and that is real.");
    assertThat(Findings.of(judged("Bb", plus(0.01), "A", EIGHT)))
        .contains("No model is shown to underfit, by any of the three causes.");
  }

  private static Study judged(String one, double[] first, String other, double[] second) {
    Map<String, double[]> crossentropies = new LinkedHashMap<>();
    crossentropies.put(one, first);
    crossentropies.put(other, second);
    return Studies.judged(crossentropies);
  }

  /** Returns eight crossentropies: 0.5 plus the given differences in turn. */
  private static double[] plus(double... differences) {
    double[] values = EIGHT.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += differences[i % differences.length];
    }
    return values;
  }

  @Test
  void answerSaysSoOnSimulatedRows() {
    assertThat(Findings.of(Studies.sizes(true)).get(0)).startsWith("On simulated rows, of the 4");
  }

  @Test
  void eachModelIsSaidToOverfitOrNot() {
    List<String> findings = Findings.of(Studies.sizes(false));
    assertThat(findings).anyMatch(s -> s.startsWith("Large (803,329 parameters) overfits from"));
    assertThat(findings).anyMatch(s -> s.startsWith("Medium (10,241 parameters) overfits from"));
    assertThat(findings).contains("Tiny and Small do not overfit.");
  }

  @Test
  void gapIsSaidToGrowOnlyWhereItDoes() {
    assertThat(String.join("\n", Findings.of(Studies.sizes(false))))
        .contains("the more parameters, the wider the gap");
    assertThat(String.join("\n", Findings.of(Studies.regularizers(false))))
        .contains("Validation minus training crossentropy after the last epoch: Tiny ")
        .doesNotContain("the more parameters");
  }

  @Test
  void remediesAreHeldAgainstTheBaseline() {
    String against = Findings.of(Studies.regularizers(false)).get(1);
    assertThat(against)
        .startsWith("Against the baseline Tiny, on the 1,000 validation rows: ")
        .containsPattern("L2 is 0\\.01\\d\\d better \\(no verdict\\)")
        .containsPattern("Combined is 0\\.05\\d\\d better");
  }

  @Test
  void remediesAreHeldAgainstTheSameNetworkWithoutThemWhereItWasTrained() {
    List<TrainingResult> results = new ArrayList<>(Studies.regularizers(false).results());
    results.add(Studies.sizes(false).results().get(3));
    Study study = Studies.study("regularizers", false, Optional.of("Tiny"), results);
    assertThat(Findings.of(study).get(2))
        .startsWith(
            "Against Large, the same network without a remedy, on the 1,000 validation rows")
        .contains("L2 is ", "Dropout is ", "Combined is ")
        .doesNotContain("Tiny");
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
  void aModelThatDivergedOrWasCutShortIsSaidToHave() {
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
            "Small was cut short after 20 epochs. There is no verdict on it; its figures are those up"
                + " to there.")
        .contains(
            "Nothing can be said of how the models generalise: none has come to its end, and 2"
                + " epochs, without diverging.")
        .noneMatch(sentence -> sentence.contains("Small does not overfit"));
  }

  /**
   * By accuracy the best epoch of A is 2, with a crossentropy of 0.62, and that of B is 1, with
   * 0.61; the lowest crossentropies, 0.5 and 0.6, are in other epochs, with other weights.
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
    assertThat(Findings.of(study).get(0))
        .startsWith(
            "Of the 2 models B has the lowest crossentropy on the 1,000 validation rows, 0.6100 at"
                + " its best epoch (1).");
    assertThat(Findings.of(study).get(1))
        .isEqualTo(
            "Against the baseline B, on the 1,000 validation rows: A is 0.0100 worse (no verdict).");
    Study alone = Studies.study("sizes", false, Optional.empty(), study.results().subList(0, 1));
    assertThat(Findings.of(alone).get(0))
        .startsWith(
            "A has a crossentropy of 0.6200 at its best epoch (2) on the 1,000 validation rows;"
                + " knowing nothing gives 0.6934. What of it is chance cannot be said: ");
  }

  /** Returns a result with a validation crossentropy and accuracy for each epoch. */
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

  /** In a warm-up validation falls with the moving averages, not because anything is learned. */
  @Test
  void whoEndedInAWarmUpIsNotSaidToBeTrainedTooShort() {
    Shape falling = new Shape(2000, 0.6, 0.001, 0.5);
    List<EpochMetrics> epochs = Studies.history(Studies.stack("A", 16), falling, 60);
    TrainingResult result =
        Studies.result(Studies.stack("A", 16), epochs, new StopReason.EpochsCompleted(60));
    assertThat(shortness(result)).hasSize(1);
    assertThat(shortness(Studies.warmedUp(result, 20))).hasSize(1);
    assertThat(shortness(Studies.warmedUp(result, 60))).isEmpty();
  }

  /** Validation is lowest in epoch 10, in the warm-up of the second result but not of the first. */
  @Test
  void whatAWarmUpCostsIsSaid() {
    Shape turning = new Shape(10, 0.6, 0.01, 0.5);
    List<EpochMetrics> epochs = Studies.history(Studies.stack("A", 16), turning, 60);
    TrainingResult result =
        Studies.result(Studies.stack("A", 16), epochs, new StopReason.EpochsCompleted(60));
    String lower =
        " A had a lower validation crossentropy in it than in its best epoch, in 1 of 1 replicate:"
            + " what batch normalization gains there is understated.";
    assertThat(warmUp(Studies.warmedUp(result, 2))).doesNotContain(lower);
    assertThat(warmUp(Studies.warmedUp(result, 30))).endsWith(lower);
  }

  private static String warmUp(TrainingResult result) {
    return Findings.of(Studies.study("sizes", false, Optional.empty(), List.of(result))).stream()
        .filter(sentence -> sentence.startsWith("Batch normalization validates"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> shortness(TrainingResult result) {
    return Findings.of(Studies.study("sizes", false, Optional.empty(), List.of(result))).stream()
        .filter(sentence -> sentence.contains("not trained long enough"))
        .toList();
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
    assertThat(Findings.of(one)).hasSize(3);
    assertThat(Findings.of(one).get(0)).startsWith("Large has a crossentropy of 0.5");
  }

  /** The only sentence on a diverged model is that it diverged; the others are compared. */
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
        .startsWith("Of the 3 models that can be judged Tiny has the lowest crossentropy");
    assertThat(findings.stream().filter(sentence -> sentence.contains("Small")))
        .containsExactly(
            "Small diverged: its loss was infinite in epoch 701. There is no verdict on it; its"
                + " figures are of the epochs before.");
  }

  @Test
  void whereEveryModelDivergedNothingIsSaidOfThem() {
    List<TrainingResult> diverged =
        Studies.sizes(false).results().stream()
            .map(
                result ->
                    Studies.result(
                        result.model(),
                        result.history().epochs(),
                        new StopReason.Diverged(9, Double.NaN)))
            .toList();
    assertThat(Findings.of(Studies.study("sizes", true, Optional.empty(), diverged)).get(0))
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

  /** The rows' share of signal is near one half, so knowing nothing gives about ln 2. */
  @Test
  void aModelThatIsNoBetterThanKnowingNothingIsNamed() {
    Shape poor = new Shape(20, 0.75, 0.001, 0.7);
    TrainingResult tiny = Studies.result(Studies.stack("Tiny", 16), poor, 40);
    TrainingResult small = Studies.result(Studies.stack("Small", 16, 16), poor, 40);
    TrainingResult good = Studies.sizes(false).results().get(3);
    List<String> findings =
        Findings.of(Studies.study("s", false, Optional.empty(), List.of(tiny, small, good)));
    assertThat(findings.get(0)).startsWith("Of the 3 models Large has the lowest crossentropy");
    assertThat(findings.get(1))
        .isEqualTo(
            "Tiny and Small are no better than knowing nothing, which gives a crossentropy of 0.6934"
                + " on the 1,000 validation rows.");
    assertThat(Findings.of(Studies.study("s", true, Optional.empty(), List.of(tiny, small))).get(0))
        .startsWith(
            "On simulated rows, no model is better than knowing nothing, which gives a crossentropy"
                + " of 0.6934 on the 1,000 validation rows: of the 2 models ");
  }

  /** Rows of one class cannot tell a good answer from a constant one. */
  @Test
  void testRowsOfOneClassJudgeNothing() {
    Study study = Studies.table();
    Split split = study.split();
    Optional<Dataset> ofOneClass = split.test().map(test -> Studies.labelled(test, 1));
    assertThat(
            Findings.of(
                Studies.on(
                    study,
                    new Split(split.training(), split.validation(), ofOneClass, split.origin()))))
        .containsExactly(
            "Nothing can be said of how the models generalise: all 10 test rows are churned ="
                + " yes.");
  }
}

package dev.overfit.study;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.Mixup;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.study.Conclusions.Conclusion;
import dev.overfit.study.Studies.Shape;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConclusionsTest {
  private static final TrainingConfig CONFIG = TrainingConfig.defaults();
  private static final ModelSpec LARGE = Studies.large("Large", 0, 0);
  private static final List<String> CLAIMS =
      List.of(
          "larger networks overfit sooner",
          "more training rows help",
          "less capacity helps",
          "weight regularization helps",
          "dropout helps",
          "data augmentation helps",
          "batch normalization helps",
          "weight decay apart from the loss helps",
          "remedies together help more than one");

  private final Map<TrainingResult, Double> models = new LinkedHashMap<>();

  /** Adds a model whose trainings have this crossentropy on every test row. */
  private ConclusionsTest model(ModelSpec model, TrainingConfig config, double crossentropy) {
    Shape shape = new Shape(20, 0.6, 0.001, 0.59);
    models.put(Studies.with(Studies.result(model, shape, 40), config), crossentropy);
    return this;
  }

  private ConclusionsTest model(ModelSpec model, double crossentropy) {
    return model(model, CONFIG, crossentropy);
  }

  private Study study(int replicates) {
    Study study = Studies.judged(Map.of("Any", new double[] {0.5}));
    Dataset test = study.split().test().orElseThrow();
    List<ReplicateResult> results = new ArrayList<>();
    models.forEach(
        (result, crossentropy) -> {
          for (int number = 0; number < replicates; number++) {
            TrainingResult tested =
                Studies.tested(result, test, Studies.logits(test, crossentropy));
            results.add(new ReplicateResult(number, tested));
          }
        });
    return Studies.withReplicates(study, results);
  }

  private static Map<String, Optional<String>> of(Study study) {
    Map<String, Optional<String>> conclusions = new LinkedHashMap<>();
    for (Conclusion conclusion : Conclusions.of(Analysis.of(study))) {
      conclusions.put(conclusion.claim(), conclusion.here());
    }
    return conclusions;
  }

  private static Optional<String> of(Study study, String claim) {
    return requireNonNull(of(study).get(claim));
  }

  /** Four models make six pairs, over which Holm's rule turns p, 2 / 2^8, into 0.047. */
  @Test
  void remediesAreHeldAgainstTheSameNetworkWithoutThem() {
    Study study =
        model(LARGE, 0.6)
            .model(Studies.large("L2", 0.001, 0), 0.58)
            .model(Studies.large("Dropout", 0, 0.5), 0.61)
            .model(Studies.large("Combined", 0.0001, 0.5), 0.57)
            .study(8);
    assertThat(of(study).keySet()).containsExactlyElementsOf(CLAIMS);
    assertThat(of(study, "weight regularization helps"))
        .contains("Yes, and that is real: L2 is 0.0200 better than Large.");
    assertThat(of(study, "dropout helps"))
        .contains("No, and that is real: Dropout is 0.0100 worse than Large.");
    assertThat(of(study, "remedies together help more than one"))
        .contains(
            "Yes, and that is real: Combined is 0.0100 better than L2; Combined is 0.0400 better than"
                + " Dropout.");
    assertThat(of(study).entrySet().stream().filter(each -> each.getValue().isEmpty()))
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "larger networks overfit sooner",
            "more training rows help",
            "less capacity helps",
            "data augmentation helps",
            "batch normalization helps",
            "weight decay apart from the loss helps");
  }

  @Test
  void oneTrainingOfEachGivesNoVerdict() {
    Study study = model(LARGE, 0.6).model(Studies.large("L2", 0.001, 0), 0.58).study(1);
    assertThat(of(study, "weight regularization helps"))
        .contains("Without a verdict: L2 is 0.0200 better than Large.");
  }

  @Test
  void remediesOfOptimizerAndRowsCountToo() {
    AdamW decay = new AdamW(new Adam(CONFIG.optimizer().learningRate()), 0.4);
    Study study =
        model(LARGE, 0.6)
            .model(Studies.large("Decay", 0, 0), CONFIG.withOptimizer(decay), 0.6)
            .model(
                Studies.large("Noise", 0, 0), CONFIG.withAugmentations(new GaussianNoise(1)), 0.7)
            .model(Studies.large("Mixup", 0, 0), CONFIG.withAugmentations(new Mixup(0.2)), 0.5)
            .study(8);
    assertThat(of(study, "weight decay apart from the loss helps"))
        .contains("Too small to matter: Decay is as good as Large to four decimals.");
    assertThat(of(study, "data augmentation helps"))
        .contains(
            "It depends: Noise is 0.1000 worse than Large (real); Mixup is 0.1000 better than Large"
                + " (real).");
    assertThat(of(study, "remedies together help more than one")).isEmpty();
  }

  @Test
  void aRemedyWithoutItsNetworkBesideItCannotBeJudged() {
    ModelSpec l2 = Studies.large("L2", 0.001, 0);
    model(Studies.stack("Tiny", 16), 0.6).model(l2, 0.58);
    assertThat(of(study(8), "weight regularization helps"))
        .contains("Cannot be said: this run lacks the same network without it.");
    model(LARGE, 0.59);
    assertThat(of(study(8), "weight regularization helps"))
        .contains("Yes, and that is real: L2 is 0.0100 better than Large.");
    assertThat(of(study(8), "less capacity helps"))
        .contains("No, and that is real: Tiny is 0.0100 worse than Large.");
  }

  @Test
  void largerNetworksOverfitSoonerWhereTheyDo() {
    String sooner = "larger networks overfit sooner";
    assertThat(of(Studies.sizes(false), sooner))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .matches(
                        "So it is: Tiny does not overfit; Small does not overfit; Medium overfits"
                            + " \\(from epoch \\d+\\); Large overfits \\(from epoch \\d+\\)\\."));
    assertThat(of(overfitting("Tiny", 40, "Small", 120), sooner))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("Not at each step: Tiny overfits (from epoch ")
                    .contains("; Small overfits (from epoch "));
    assertThat(of(overfitting("Small", 40, "Tiny", 120), sooner))
        .hasValueSatisfying(
            words -> assertThat(words).startsWith("So it is: Tiny overfits (from epoch "));
    List<TrainingResult> hold = Studies.sizes(false).results().subList(0, 2);
    assertThat(of(Studies.study("sizes", false, Optional.empty(), hold), sooner))
        .contains("None overfits: Tiny does not overfit; Small does not overfit.");
  }

  private static Study overfitting(String one, int turn, String other, int otherTurn) {
    return Studies.study(
        "own",
        false,
        Optional.empty(),
        List.of(overfitting(one, turn), overfitting(other, otherTurn)));
  }

  private static TrainingResult overfitting(String name, int turn) {
    ModelSpec model = name.equals("Tiny") ? Studies.stack(name, 16) : Studies.stack(name, 16, 16);
    return Studies.result(model, new Shape(turn, 0.59, 0.055, 0.2), 300);
  }

  /** Six trainings each: p is 2 / 2^6, which Holm's rule doubles over two pairs. */
  @Test
  void moreRowsAreHeldAgainstTheLastSmallerPart() {
    assertThat(of(PartStudies.example(), "more training rows help"))
        .contains("Not settled: A is 0.0100 better than AHalf; Bb is 0.0600 better than BbHalf.");
  }

  @Test
  void aTableOfOnesOwnIsJudgedLikewise() {
    assertThat(of(Studies.table(), "less capacity helps"))
        .hasValueSatisfying(
            words -> assertThat(words).startsWith("Without a verdict: Tiny is as good as Small"));
  }

  @Test
  void nothingIsSaidWhereNothingCanBeJudged() {
    Study study = Studies.sizes(false);
    Split split = study.split();
    assertThat(
            of(
                Studies.on(
                    study,
                    new Split(
                        Studies.labelled(split.training(), 1),
                        split.validation(),
                        split.origin()))))
        .isEmpty();
  }
}

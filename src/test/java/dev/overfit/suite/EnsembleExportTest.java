package dev.overfit.suite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Higgs;
import dev.overfit.export.Ensemble;
import dev.overfit.export.Ensemble.Member;
import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.TrainableModel;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.simulation.SimulatedHiggs;
import dev.overfit.study.MedianReplicate;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests ensembles of replicates: real training on simulated rows. */
class EnsembleExportTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite TINY = PAIR.only(List.of("Tiny"));

  @TempDir Path folder;

  private final Told told = new Told();

  @ParameterizedTest
  @EnumSource(Choice.class)
  void isTheMeanOfTheProbabilitiesOfAllReplicates(Choice weights) throws IOException {
    SuiteOutcome outcome = run(PAIR, settings(weights, false).withReplicates(4));
    assertThat(outcome.unexported()).isEmpty();
    assertThat(outcome.files())
        .containsExactly(
            graph("Tiny/1"), graph("Tiny-ensemble/1"), graph("Small/1"), graph("Small-ensemble/1"));
    assertThat(told.ensembles).containsExactly("Tiny-ensemble of 4", "Small-ensemble of 4");
    for (String model : PAIR.models()) {
      assertIsMean(model, weights, List.of(0, 1, 2, 3));
    }
  }

  private void assertIsMean(String model, Choice weights, List<Integer> replicates)
      throws IOException {
    float[] rows = rows();
    double[] mean = new double[rows.length / 28];
    for (int number : replicates) {
      TrainingResult result = told.ended(number == 0 ? model : model + "-" + number);
      ModelCard card = ModelCard.of(result.model(), Higgs.COLUMNS);
      Weights own =
          weights == Choice.BEST
              ? result.bestWeights()
              : result.variables().select(result.model().variables());
      try (Predictor predictor = Predictor.of(card, own)) {
        float[] probabilities = predictor.probabilities(rows);
        for (int row = 0; row < mean.length; row++) {
          mean[row] += (double) probabilities[row] / replicates.size();
        }
      }
    }
    try (Predictor predictor = Predictor.load(graph(model + "-ensemble"))) {
      ModelCard card = predictor.card().orElseThrow();
      assertThat(card.ensemble())
          .contains(
              new Ensemble(replicates.stream().map(number -> new Member(number, number)).toList()));
      assertThat(card.model().name()).isEqualTo(model + "-ensemble");
      assertThat(card.provenance()).containsKeys("data", "overfit").doesNotContainKey("seed");
      float[] found = predictor.probabilities(rows);
      for (int row = 0; row < mean.length; row++) {
        assertThat((double) found[row]).isCloseTo(mean[row], within(2.5e-7));
      }
    }
  }

  @Test
  void onlyTheMedianCanBeTrainedOn() throws IOException {
    run(TINY, settings(Choice.LAST, true).withReplicates(2));
    assertThat(TrainableModel.load(graph("Tiny")).step()).isPositive();
    assertThatThrownBy(() -> TrainableModel.load(graph("Tiny-ensemble")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a SavedModel that can train, found one that only serves");
  }

  @Test
  void cancelledRunHasOneOfThoseThatEndedIfTheyAreTwo() throws IOException {
    SuiteRunner runner = runner();
    SuiteOutcome outcome =
        runner.run(
            PAIR,
            settings(Choice.BEST, false).withReplicates(4).withParallel(1),
            new Told() {
              @Override
              public void onEpochEnd(Replicate replicate, EpochEnd end) {
                if (replicate.name().equals("Small-1")) {
                  runner.cancel();
                }
              }
            });
    assertThat(outcome.unexported()).isEmpty();
    assertThat(outcome.files())
        .containsExactly(graph("Tiny/1"), graph("Tiny-ensemble/1"), graph("Small/1"));
    try (Predictor predictor = Predictor.load(graph("Tiny-ensemble"))) {
      assertThat(predictor.card().orElseThrow().ensemble())
          .contains(new Ensemble(List.of(new Member(0, 0), new Member(1, 1))));
    }
    run(PAIR, settings(Choice.BEST, false).withReplicates(4).withResume(true));
    for (String model : PAIR.models()) {
      assertIsMean(model, Choice.BEST, List.of(0, 1, 2, 3));
    }
  }

  @Test
  void thoseThatDivergedAreNoMembersAndTooFewAreSaid() throws IOException {
    TrainingConfig diverging = TrainingConfig.defaults().withOptimizer(new Sgd(new Constant(1e30)));
    Suite suite =
        new Suite(
            "diverging",
            "All diverge",
            List.of(TINY.trials().get(0).withConfig(diverging)),
            Optional.empty());
    SuiteOutcome outcome = run(suite, settings(Choice.BEST, false).withReplicates(2));
    assertThat(outcome.files()).containsExactly(folder.resolve("graphs/diverging/Tiny/1"));
    assertThat(outcome.unexported())
        .containsExactly(
            "SavedModel Tiny-ensemble: expected at least 2 replicates that have a best epoch without"
                + " diverging, found 0");
  }

  @Test
  void checkpointThatIsGoneCostsTheEnsembleAloneIfTheMedianHasItsOwn() throws IOException {
    SuiteSettings settings = settings(Choice.BEST, false).withReplicates(3).withParallel(1);
    run(TINY, settings);
    int median = told.medians.get(0);
    int other = median == 2 ? 1 : 2;
    Path gone = folder.resolve("results/sizes/checkpoints/Tiny-" + other + ".checkpoint");
    SuiteOutcome outcome =
        run(
            TINY,
            settings.withResume(true),
            new Told() {
              @Override
              public void onReplicateEnd(Replicate replicate, TrainingResult result) {
                if (replicate.number() == 2) {
                  SimulatedRuns.delete(gone);
                }
              }
            });
    assertThat(outcome.files()).containsExactly(graph("Tiny/2"));
    assertThat(outcome.unexported())
        .containsExactly(
            "SavedModel Tiny-ensemble could not be written: "
                + graph("Tiny-ensemble")
                + ": could not be written: "
                + gone
                + ": no such checkpoint");
    assertThat(SimulatedRuns.names(graph("Tiny-ensemble"))).containsExactly("1");
  }

  @Test
  void ofOneReplicateIsRefusedBeforeRowsAreRead() {
    assertThatThrownBy(() -> run(TINY, settings(Choice.BEST, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ensemble: expected at least 2 replicates of each model, whose probabilities can be"
                + " averaged, received replicates=1");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void trialOfItsNameIsRefusedWhateverItsCase() throws IOException {
    Suite clashing =
        new Suite(
            "clashing",
            "A trial called as an ensemble",
            List.of(TINY.trials().get(0), Trial.of("tiny-Ensemble")),
            Optional.empty());
    SuiteSettings two = settings(Choice.BEST, false).withReplicates(2);
    assertThatThrownBy(() -> run(clashing, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ensemble: expected names that are not those of another trial's ensemble, received a"
                + " trial 'Tiny-ensemble' beside 'Tiny'");
    assertThat(run(clashing, two.withExport(ExportSettings.DEFAULT)).files())
        .containsExactly(
            folder.resolve("graphs/clashing/Tiny/1"),
            folder.resolve("graphs/clashing/tiny-Ensemble/1"));
  }

  @Test
  void whatStandsInItsWayIsFoundBeforeRowsAreRead() throws IOException {
    Files.createDirectories(graph("Tiny"));
    Files.writeString(graph("Tiny-ensemble"), "mine");
    assertThatThrownBy(() -> run(TINY, settings(Choice.BEST, false).withReplicates(2)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(graph("Tiny-ensemble") + ": expected a folder, found a file");
    assertThat(told.results).isEmpty();
  }

  private Path graph(String name) {
    return folder.resolve("graphs/sizes").resolve(name);
  }

  private static float[] rows() {
    return SimulatedHiggs.load(5, 100).dataset().features();
  }

  private SuiteOutcome run(Suite suite, SuiteSettings settings) throws IOException {
    return run(suite, settings, told);
  }

  private static SuiteOutcome run(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    return runner().run(suite, settings, listener);
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), (study, into) -> List.of());
  }

  private SuiteSettings settings(Choice weights, boolean trainable) {
    return SimulatedRuns.settings(folder, 2)
        .withExport(new ExportSettings(weights, trainable).withEnsemble(true));
  }

  private static class Told implements SuiteListener {
    private final Map<String, TrainingResult> results = new LinkedHashMap<>();
    private final List<Integer> medians = new ArrayList<>();
    private final List<String> ensembles = new ArrayList<>();

    TrainingResult ended(String replicate) {
      return requireNonNull(results.get(replicate));
    }

    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      results.put(replicate.name(), result);
    }

    @Override
    public void onReplicateExported(MedianReplicate chosen) {
      medians.add(chosen.replicate().number());
    }

    @Override
    public void onEnsembleExported(Exported.OfEnsemble ensemble) {
      ensembles.add(ensemble.name() + " of " + ensemble.members().size());
    }
  }
}

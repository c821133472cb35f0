package dev.overfit.suite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.TrainableModel;
import dev.overfit.io.FolderCopy;
import dev.overfit.simulation.SimulatedHiggs;
import dev.overfit.study.MedianReplicate;
import dev.overfit.suite.ExportSettings.Choice;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which of several replicates becomes the SavedModel: real training on simulated rows. */
class MedianExportTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite BASELINE = Suites.regularizers().only(List.of("Tiny"));
  private static final Path VARIABLES = Path.of("variables", "variables.data-00000-of-00001");

  @TempDir static Path trained;
  @TempDir Path folder;

  private final Told told = new Told();
  private Path checkpoints;
  private Path graphs;

  /** Trains five replicates of both models once, for the tests that begin with such a run. */
  @BeforeAll
  static void train() throws IOException {
    SuiteSettings settings = SimulatedRuns.settings(trained, 2).withReplicates(5).withParallel(1);
    runner().run(PAIR, settings, new Told());
  }

  /** Copies the trained run to where this test's own runs go on. */
  private void takeTrained() throws IOException {
    FolderCopy.copy(trained, folder);
  }

  @BeforeEach
  void findFolders() {
    checkpoints = folder.resolve("results/sizes/checkpoints");
    graphs = folder.resolve("graphs/sizes");
  }

  @Test
  void weightsAndCardAreThoseOfTheMedianHoweverManyTrainAtOnce() throws IOException {
    run(PAIR, settings(2).withReplicates(5).withParallel(1));
    run(PAIR, settings(2).withReplicates(5).withParallel(3));
    for (String model : List.of("Tiny", "Small")) {
      int median = medianOf(model, 5);
      assertThat(told.exported.get(model)).containsExactly(median, median);
      TrainingResult served = told.ended(name(model, median));
      ModelCard card = card(graphs.resolve(model).resolve("1"));
      assertThat(card.metrics()).isEqualTo(served.bestFigures());
      assertThat(card.provenance())
          .containsEntry("seed", String.valueOf(median))
          .containsEntry("replicate", String.valueOf(median))
          .containsEntry("replicates", "5")
          .containsEntry("replicate_is_median_of", "val_binary_crossentropy");
      try (Predictor predictor = Predictor.load(graphs.resolve(model).resolve("1"));
          Predictor expected = Predictor.of(card, served.bestWeights())) {
        float[] rows = new float[28 * 3];
        rows[30] = 2;
        assertThat(predictor.probabilities(rows)).isEqualTo(expected.probabilities(rows));
      }
      assertSameVariables(graphs.resolve(model).resolve("1"), graphs.resolve(model).resolve("2"));
    }
    assertThat(told.exported.get("Tiny")).isNotEqualTo(List.of(0, 0));
  }

  @Test
  void noReplicateLeavesMoreEventFilesForBeingExported() throws IOException {
    for (int number = 0; number < 5; number++) {
      Path logs = trained.resolve("results/sizes/logs").resolve(name("Tiny", number));
      assertThat(SimulatedRuns.names(logs.resolve("train"))).hasSize(1);
    }
  }

  @Test
  void lastWeightsAndTheOptimizerAreTheMediansToo() throws IOException {
    ExportSettings last = new ExportSettings(Choice.LAST, true);
    run(BASELINE, settings(3).withReplicates(5).withExport(last));
    int median = medianOf("Tiny", 5);
    TrainableModel saved = TrainableModel.load(folder.resolve("graphs/regularizers/Tiny"));
    TrainingResult served = told.ended(name("Tiny", median));
    assertThat(saved.state()).isEqualTo(served.variables());
    assertThat(saved.seed()).isEqualTo(median);
    assertThat(saved.step()).isEqualTo(served.steps());
  }

  @Test
  void moreOverAnEarlierRunExportTheMedianOfAllAsANewVersion() throws IOException {
    run(BASELINE, settings(2).withReplicates(2));
    run(BASELINE, settings(2).withReplicates(5).withResume(true));
    Path tiny = folder.resolve("graphs/regularizers/Tiny");
    assertThat(SimulatedRuns.names(tiny)).containsExactlyInAnyOrder("1", "2");
    assertThat(card(tiny.resolve("1")).provenance())
        .containsEntry("replicates", "2")
        .containsEntry("replicate", String.valueOf(medianOf("Tiny", 2)));
    assertThat(card(tiny.resolve("2")).provenance())
        .containsEntry("replicates", "5")
        .containsEntry("replicate", String.valueOf(medianOf("Tiny", 5)));
  }

  @Test
  void replicatesThatWereTakenFromAnotherSuiteAreReadThere() throws IOException {
    takeTrained();
    run(BASELINE, settings(2).withReplicates(5));
    int median = medianOf("Tiny", 5);
    assertThat(median).isPositive();
    assertThat(folder.resolve("results/regularizers/checkpoints")).doesNotExist();
    assertThat(card(folder.resolve("graphs/regularizers/Tiny")).provenance())
        .containsEntry("replicate", String.valueOf(median));
    assertSameVariables(
        folder.resolve("graphs/regularizers/Tiny/1"), graphs.resolve("Tiny").resolve("1"));
  }

  @Test
  void cancelledRunExportsTheMedianOfThoseThatEnded() throws IOException {
    SuiteRunner runner = runner();
    SuiteOutcome outcome =
        runner.run(
            PAIR,
            settings(2).withReplicates(5).withParallel(1),
            new Told() {
              @Override
              public void onEpochEnd(Replicate replicate, EpochEnd end) {
                if (replicate.name().equals("Small-3")) {
                  runner.cancel();
                }
              }
            });
    assertThat(outcome.cancelled()).isTrue();
    assertThat(outcome.unexported()).isEmpty();
    run(PAIR, settings(2).withReplicates(5).withResume(true));
    assertThat(card(graphs.resolve("Tiny/1")).provenance())
        .containsEntry("replicates", "4")
        .containsEntry("replicate", String.valueOf(medianOf("Tiny", 4)));
    assertThat(card(graphs.resolve("Small/1")).provenance())
        .containsEntry("replicates", "3")
        .containsEntry("replicate", String.valueOf(medianOf("Small", 3)));
    assertThat(card(graphs.resolve("Small/2")).provenance()).containsEntry("replicates", "5");
  }

  @Test
  void interruptDoesNotKeepTheMedianFromLeavingAndStaysPending() throws IOException {
    Thread caller = Thread.currentThread();
    SuiteOutcome outcome =
        run(
            PAIR,
            settings(2).withReplicates(5).withParallel(1),
            new Told() {
              @Override
              public void onReplicateEnd(Replicate replicate, TrainingResult result) {
                if (replicate.name().equals("Tiny-4")) {
                  caller.interrupt();
                }
              }
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.cancelled()).isTrue();
    assertThat(outcome.unexported()).isEmpty();
    assertThat(card(graphs.resolve("Tiny/1")).provenance()).containsEntry("replicates", "5");
  }

  /** Resumes all five replicates; somebody else acts when the last one begins. */
  private SuiteOutcome resumedWhileOthersAct(Runnable others) throws IOException {
    return run(
        PAIR,
        settings(2).withReplicates(5).withResume(true).withParallel(1),
        new Told() {
          @Override
          public void onReplicateBegin(ReplicateBegin begin) {
            if (begin.replicate().name().equals("Small-4")) {
              others.run();
            }
          }
        });
  }

  @Test
  void checkpointThatSomebodyRemovedIsSaidAndTheRestIsKept() throws IOException {
    takeTrained();
    int median = medianOf("Tiny", 5);
    Path removed = checkpoints.resolve(name("Tiny", median) + ".checkpoint");
    SuiteOutcome outcome = resumedWhileOthersAct(() -> SimulatedRuns.delete(removed));
    assertThat(outcome.study().replicates()).hasSize(10);
    assertThat(outcome.files()).containsExactly(graphs.resolve("Small/2"));
    assertThatThrownBy(outcome::checkKept)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "SavedModel Tiny, of replicate "
                + median
                + ", could not be written: "
                + removed
                + ": no such checkpoint; all else is there, and the same again with resume=true"
                + " adds what can be");
    assertThat(run(PAIR, settings(2).withReplicates(5).withResume(true)).unexported()).isEmpty();
    assertSameVariables(graphs.resolve("Tiny/1"), graphs.resolve("Tiny/2"));
  }

  @Test
  void checkpointOfAnotherTrainingIsRefused() throws IOException {
    takeTrained();
    int median = medianOf("Tiny", 5);
    Path replaced = checkpoints.resolve(name("Tiny", median) + ".checkpoint");
    SuiteOutcome outcome =
        resumedWhileOthersAct(() -> copy(checkpoints.resolve("Tiny.checkpoint"), replaced));
    assertThat(outcome.unexported()).hasSize(1);
    assertThat(outcome.unexported().get(0))
        .contains(replaced + ": is the state of another training: seed")
        .contains("received " + median);
  }

  @Test
  void checkpointThatHasNotComeToItsEndIsNone() throws IOException {
    run(BASELINE, settings(2));
    Path checkpoint = folder.resolve("results/regularizers/checkpoints/Tiny.checkpoint");
    Replicate longer =
        new Replicate(told.ended("Tiny").model(), told.ended("Tiny").config().withEpochs(3), 0);
    assertThatThrownBy(
            () ->
                EndedTraining.of(longer, checkpoint, SimulatedHiggs.load(0, 1200).split(200, 1000)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            checkpoint + ": expected the end of a training of at most 3 epochs, found 2 epochs");
  }

  /** Returns the replicate with rank (count - 1) / 2 by its best validation crossentropy. */
  private int medianOf(String model, int count) throws IOException {
    List<float[]> figures = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      double lowest =
          Checkpoint.read(checkpoint(model, number)).history().epochs().stream()
              .mapToDouble(epoch -> epoch.valBinaryCrossentropy())
              .min()
              .orElseThrow();
      figures.add(new float[] {(float) lowest, number});
    }
    figures.sort((a, b) -> Float.compare(a[0], b[0]));
    return (int) figures.get((count - 1) / 2)[1];
  }

  private Path checkpoint(String model, int number) {
    Path own = checkpoints.resolve(name(model, number) + ".checkpoint");
    return Files.exists(own)
        ? own
        : folder.resolve("results/regularizers/checkpoints").resolve(own.getFileName());
  }

  private static String name(String model, int number) {
    return number == 0 ? model : model + "-" + number;
  }

  private static ModelCard card(Path graph) throws IOException {
    try (Predictor predictor = Predictor.load(graph)) {
      return predictor.card().orElseThrow();
    }
  }

  private static void assertSameVariables(Path one, Path other) throws IOException {
    assertThat(other.resolve(VARIABLES))
        .hasBinaryContent(Files.readAllBytes(one.resolve(VARIABLES)));
  }

  private SuiteOutcome run(Suite suite, SuiteSettings settings) throws IOException {
    return run(suite, settings, told);
  }

  private SuiteOutcome run(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    return runner().run(suite, settings, listener);
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), (study, into) -> List.of());
  }

  private SuiteSettings settings(int epochs) {
    return SimulatedRuns.settings(folder, epochs);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Keeps the replicates' results and which were exported, in the order of the runs. */
  private static class Told implements SuiteListener {
    private final Map<String, TrainingResult> results = new LinkedHashMap<>();
    private final Map<String, List<Integer>> exported = new LinkedHashMap<>();

    TrainingResult ended(String replicate) {
      return requireNonNull(results.get(replicate));
    }

    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      results.put(replicate.name(), result);
    }

    @Override
    public void onReplicateExported(MedianReplicate chosen) {
      exported
          .computeIfAbsent(chosen.replicate().model(), model -> new ArrayList<>())
          .add(chosen.replicate().number());
    }
  }
}

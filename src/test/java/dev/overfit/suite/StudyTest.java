package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.io.FolderCopy;
import dev.overfit.report.StudyReport;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests small studies on simulated rows end to end: real rows, real training, real files. */
class StudyTest {
  private static final Suite SIZES = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite BASELINE = Suites.regularizers().only(List.of("Tiny"));

  @TempDir static Path trained;
  @TempDir Path folder;

  /** Runs once, five epochs, what many tests begin with. */
  @BeforeAll
  static void train() throws IOException {
    runner().run(SIZES, settings(trained, 5, 0, false, 1), new SuiteListener() {});
  }

  /** Copies that run to where this test's own runs go on. */
  private void takeTrained() throws IOException {
    FolderCopy.copy(trained, folder);
  }

  @Test
  void aStudyLeavesItsFilesAndSaysThatItsRowsAreSimulated() throws IOException {
    SuiteOutcome outcome = run(SIZES, settings(6, 0, false), new Resumed());
    Path sizes = folder.resolve("results/sizes");
    for (String file :
        List.of(
            "summary.csv",
            "run.json",
            "history/Tiny.csv",
            "history/Small.csv",
            "plots/comparison.png",
            "plots/comparison.svg")) {
      assertThat(outcome.files()).contains(sizes.resolve(file));
      assertThat(sizes.resolve(file)).isNotEmptyFile();
    }
    assertThat(sizes.resolve("run.json")).content().contains("simulated");
    assertThat(sizes.resolve("plots/comparison.svg")).content().contains("imulated");
    assertThat(Files.readAllLines(sizes.resolve("history/Tiny.csv"))).hasSize(7);
    assertThat(events(sizes.resolve("logs/Tiny/train"))).isEqualTo(1);
  }

  @Test
  void theSameSeedGivesTheSameHistoriesToTheByteAndAnotherDoesNot() throws IOException {
    Path history = folder.resolve("results/sizes/history/Small.csv");
    byte[] first = Files.readAllBytes(trained.resolve("results/sizes/history/Small.csv"));
    run(SIZES, settings(5, 0, false), new Resumed());
    assertThat(history).hasBinaryContent(first);
    run(SIZES, settings(5, 1, false), new Resumed());
    assertThat(Files.readAllBytes(history)).isNotEqualTo(first);
  }

  @Test
  void trialsAtOnceGiveTheSameResultsToTheByteAsOneAfterAnother() throws IOException {
    Path histories = folder.resolve("results/sizes/history");
    SuiteOutcome alone = run(SIZES, settings(5, 0, false, 1), new Resumed());
    byte[] tiny = Files.readAllBytes(histories.resolve("Tiny.csv"));
    byte[] small = Files.readAllBytes(histories.resolve("Small.csv"));

    SuiteOutcome atOnce = run(SIZES, settings(5, 0, false, 2), new Resumed());
    assertThat(histories.resolve("Tiny.csv")).hasBinaryContent(tiny);
    assertThat(histories.resolve("Small.csv")).hasBinaryContent(small);
    for (int i = 0; i < 2; i++) {
      TrainingResult expected = alone.study().results().get(i);
      TrainingResult result = atOnce.study().results().get(i);
      assertThat(result.model()).isEqualTo(expected.model());
      assertThat(result.variables()).isEqualTo(expected.variables());
      assertThat(result.bestWeights()).isEqualTo(expected.bestWeights());
      Path before = alone.files().get(alone.files().size() - 2 + i);
      Path after = atOnce.files().get(atOnce.files().size() - 2 + i);
      assertThat(after.getParent()).isEqualTo(before.getParent()).isNotEqualTo(after);
      Path variables = Path.of("variables", "variables.data-00000-of-00001");
      assertThat(after.resolve(variables))
          .hasBinaryContent(Files.readAllBytes(before.resolve(variables)));
    }
  }

  @Test
  void aRunThatIsExtendedIsTheSameToTheByteAsOneThatNeverStopped() throws IOException {
    Path history = folder.resolve("results/sizes/history/Small.csv");
    byte[] whole = Files.readAllBytes(trained.resolve("results/sizes/history/Small.csv"));
    run(SIZES, settings(2, 0, false), new Resumed());
    Resumed resumed = new Resumed();
    run(SIZES, settings(5, 0, true), resumed);
    assertThat(resumed.trials).containsExactly("Tiny after 2", "Small after 2");
    assertThat(history).hasBinaryContent(whole);
    assertThat(events(folder.resolve("results/sizes/logs/Small/train"))).isEqualTo(1);
  }

  @Test
  void whatAnotherSuiteHasTrainedWithTheSameRowsAndSettingsIsTakenAndNotTrained()
      throws IOException {
    SuiteOutcome sizes = run(SIZES, settings(5, 0, false), new Resumed());
    Resumed taken = new Resumed();
    SuiteOutcome remedies = run(BASELINE, settings(5, 0, false), taken);
    assertThat(taken.trials).containsExactly("Tiny of sizes, results/sizes");
    TrainingResult earlier = sizes.study().results().get(0);
    TrainingResult result = remedies.study().results().get(0);
    assertThat(result.history()).isEqualTo(earlier.history());
    assertThat(result.weights()).isEqualTo(earlier.weights());
    assertThat(result.config()).isEqualTo(earlier.config());
    assertThat(result.stopReason()).isEqualTo(new StopReason.EpochsCompleted(5));
    assertThat(result.provenance().started()).isEqualTo(earlier.provenance().started());
    assertThat(remedies.study().replicates().get(0).takenFrom()).contains("sizes");
  }

  /** It leaves all that a trained model leaves, except the checkpoint, which is not copied. */
  @Test
  void whatIsTakenLeavesTheSameFilesToTheByteAsWhatIsTrained() throws IOException {
    takeTrained();
    run(BASELINE, settings(5, 0, false), new Resumed());
    Path sizes = folder.resolve("results/sizes");
    Path taken = folder.resolve("results/regularizers");
    Path variables = Path.of("1", "variables", "variables.data-00000-of-00001");
    assertThat(taken.resolve("history/Tiny.csv"))
        .hasSameBinaryContentAs(sizes.resolve("history/Tiny.csv"));
    assertThat(folder.resolve("graphs/regularizers/Tiny").resolve(variables))
        .hasSameBinaryContentAs(folder.resolve("graphs/sizes/Tiny").resolve(variables));
    assertThat(events(taken.resolve("logs/Tiny/train"))).isEqualTo(1);
    assertThat(taken.resolve("checkpoints")).doesNotExist();
    assertThat(taken.resolve("run.json")).content().contains("\"taken_from\" : \"sizes\"");
    assertThat(taken.resolve("report.html"))
        .content()
        .contains("have trained them with the same rows and settings: Tiny of sizes.")
        .contains("<dt>Taken from other suites</dt><dd>Tiny of sizes, trained 20");
  }

  @Test
  void whatIsTakenIsTakenAgainWhereTheRunGoesOn() throws IOException {
    takeTrained();
    run(BASELINE, settings(5, 0, false), new Resumed());
    Resumed again = new Resumed();
    run(BASELINE, settings(5, 0, true), again);
    assertThat(again.trials).containsExactly("Tiny of sizes, results/sizes");
  }

  @Test
  void theSuiteThatHasTrainedAModelTrainsItAgain() throws IOException {
    takeTrained();
    run(BASELINE, settings(5, 0, false), new Resumed());
    Resumed again = new Resumed();
    run(SIZES, settings(5, 0, false), again);
    assertThat(again.trials).isEmpty();
  }

  @Test
  void anyTrialOfAnySuiteIsTakenAlsoOfASuiteOfOnesOwn() throws IOException {
    takeTrained();
    Suite mine = new Suite("mine", "Mine", SIZES.trials(), Optional.empty());
    for (Suite suite : List.of(mine, Suites.data().only(List.of("TinyHalf", "Tiny")))) {
      Resumed taken = new Resumed();
      run(suite, settings(5, 0, false), taken);
      assertThat(taken.trials).contains("Tiny of sizes, results/sizes");
    }
  }

  @Test
  void whatWasTrainedOtherwiseOrIsAtNoEndIsTrained() throws IOException {
    takeTrained();
    assertTrained(settings(5, 1, false), "another seed");
    assertTrained(settings(6, 0, false), "more epochs than it had");
    assertTrained(settings(4, 0, false), "fewer epochs than it had");
    assertTrained(
        settings(5, 0, false).withData(new DataSettings(new DataSelection.Simulated(), 200, 999)),
        "other rows");
    TrainingSettings batches = TrainingSettings.NONE.withEpochs(5).withBatchSize(100);
    assertTrained(settings(5, 0, false).withTraining(batches), "other batches");
    Path checkpoint = folder.resolve("results/sizes/checkpoints/Tiny.checkpoint");
    Files.writeString(checkpoint, "damaged");
    assertTrained(settings(5, 0, false), "a damaged checkpoint");
  }

  private void assertTrained(SuiteSettings settings, String why) throws IOException {
    Resumed taken = new Resumed();
    SuiteOutcome outcome = run(BASELINE, settings, taken);
    assertThat(taken.trials).as(why).isEmpty();
    assertThat(outcome.study().replicates().get(0).takenFrom()).as(why).isEmpty();
    assertThat(outcome.study().results()).as(why).hasSize(1);
  }

  @Test
  void whatACutModelHasSoFarIsShownAndTheRunGoesOnToTheSameBytes() throws IOException {
    Path sizes = folder.resolve("results/sizes");
    takeTrained();
    byte[] whole = Files.readAllBytes(sizes.resolve("history/Small.csv"));
    SuiteRunner runner = runner();
    SuiteListener cancelling =
        new SuiteListener() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            if (replicate.name().equals("Small") && end.metrics().epoch() == 3) {
              runner.cancel();
            }
          }
        };
    SuiteOutcome cut = runner.run(SIZES, settings(5, 0, false, 1), cancelling);

    assertThat(cut.cancelled()).isTrue();
    assertThat(Files.readAllLines(sizes.resolve("history/Small.csv"))).hasSize(4);
    assertThat(Files.readAllLines(sizes.resolve("summary.csv")).get(2))
        .startsWith("Small,")
        .contains(",cancelled,");
    assertThat(sizes.resolve("plots/comparison.svg"))
        .content()
        .contains("Small (cut after 3 epochs) Val");
    assertThat(sizes.resolve("report.html"))
        .content()
        .contains(
            "<th scope=\"row\" role=\"rowheader\">Small (cut after 3 epochs)</th>",
            "<h3 id=\"model-Small\">Small (cut after 3 epochs)</h3>",
            "Small was cut short after 3 epochs. There is no verdict on it;",
            "cannot be said: it was cut short");
    assertThat(folder.resolve("graphs/sizes/Small/2")).doesNotExist();
    assertThat(folder.resolve("graphs/sizes/Tiny/2")).exists();

    run(SIZES, settings(5, 0, true, 1), new Resumed());
    assertThat(sizes.resolve("history/Small.csv")).hasBinaryContent(whole);
    assertThat(sizes.resolve("report.html")).content().doesNotContain("cut after");
  }

  @Test
  void eventFilesAndCheckpointsThatAreRemovedMeanwhileAreLost() throws IOException {
    Path tiny = folder.resolve("results/sizes/logs/Tiny/train");
    Path checkpoint = folder.resolve("results/sizes/checkpoints/Tiny.checkpoint");
    List<Path> removed = new ArrayList<>();
    SuiteListener removing =
        new SuiteListener() {
          @Override
          public void onReplicateBegin(ReplicateBegin begin) {
            if (begin.replicate().name().equals("Small")) {
              removed.addAll(remove(tiny));
              removed.addAll(remove(checkpoint));
            }
          }
        };
    SuiteOutcome outcome = run(SIZES, settings(2, 0, false, 1), removing);
    assertThat(outcome.lost()).hasSize(2).containsExactlyElementsOf(removed);
    assertThatThrownBy(outcome::checkKept)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(removed.get(0) + ": expected to stand until the end of the run")
        .hasMessageContaining(", and 1 more;");
  }

  /** Removes files and returns them. */
  private static List<Path> remove(Path place) {
    try (Stream<Path> tree = Files.walk(place)) {
      List<Path> files = tree.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Files.delete(file);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SuiteOutcome run(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    return runner().run(suite, settings, listener);
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), StudyReport::write);
  }

  private SuiteSettings settings(int epochs, long seed, boolean resume) {
    return settings(epochs, seed, resume, SuiteSettings.AUTO);
  }

  private SuiteSettings settings(int epochs, long seed, boolean resume, int parallel) {
    return settings(folder, epochs, seed, resume, parallel);
  }

  private static SuiteSettings settings(
      Path folder, int epochs, long seed, boolean resume, int parallel) {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withData(new DataSettings(new DataSelection.Simulated(), 200, 1000))
        .withTraining(TrainingSettings.NONE.withEpochs(epochs).withSeed(seed))
        .withResume(resume)
        .withParallel(parallel);
  }

  private static long events(Path logs) throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      return files.count();
    }
  }

  /** Keeps which trials were resumed from a checkpoint or taken from another suite. */
  private final class Resumed implements SuiteListener {
    private final List<String> trials = new ArrayList<>();

    @Override
    public void onReplicateTaken(Replicate replicate, EarlierTraining training) {
      trials.add(
          replicate.name()
              + " of "
              + training.suite()
              + ", "
              + folder.relativize(training.folder()));
    }

    @Override
    public void onReplicateResumed(Replicate replicate, int epochs) {
      trials.add(replicate.name() + " after " + epochs);
    }
  }
}

package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.report.StudyReport;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests replicates of small trials on simulated rows: real rows, real training. */
class ReplicatesTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite BASELINE = Suites.regularizers().only(List.of("Tiny"));
  private static final StudyWriter NOTHING = (study, into) -> List.of();

  @TempDir Path folder;

  @Test
  void firstOfSeveralIsTheSingleRunToTheByte() throws IOException {
    Map<String, List<Object>> alone = train(PAIR, settings(4), new Progress());
    Map<String, List<Object>> several = train(PAIR, settings(4).withReplicates(3), new Progress());
    assertThat(several.keySet())
        .containsExactly("Tiny", "Small", "Tiny-1", "Small-1", "Tiny-2", "Small-2");
    assertThat(new HashSet<>(several.values())).hasSize(6);
    assertThat(several).containsAllEntriesOf(alone);

    Path graphs = folder.resolve("graphs/sizes");
    assertThat(SimulatedRuns.names(graphs)).containsExactlyInAnyOrder("Tiny", "Small");
    assertThat(SimulatedRuns.names(graphs.resolve("Small"))).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void eachIsTheTrialWithItsSeedToTheByte() throws IOException {
    Map<String, List<Object>> several = train(PAIR, settings(4).withReplicates(3), new Progress());
    // a trial's own seed, since a given seed is also that of the simulated rows
    Trial small = PAIR.trials().get(1);
    Suite seeded =
        new Suite(
            "seeded",
            "Seed 2",
            List.of(small.withConfig(small.config().withSeed(2))),
            Optional.empty());
    assertThat(train(seeded, settings(4), new Progress()).get("Small"))
        .isEqualTo(several.get("Small-2"));
  }

  @Test
  void theyAreTheSameToTheByteHoweverManyTrainAtOnce() throws IOException {
    SuiteSettings settings = settings(3).withReplicates(3);
    Map<String, List<Object>> oneAfterAnother =
        train(PAIR, settings.withParallel(1), new Progress());
    for (int parallel : new int[] {2, 6}) {
      assertThat(train(PAIR, settings.withParallel(parallel), new Progress()))
          .isEqualTo(oneAfterAnother);
    }
  }

  @Test
  void runThatWasInterruptedEndsTheSameToTheByte() throws IOException {
    SuiteSettings settings = settings(5).withReplicates(2).withParallel(1);
    SuiteRunner runner = runner(NOTHING);
    SuiteListener cancelling =
        new SuiteListener() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            if (replicate.name().equals("Tiny-1") && end.metrics().epoch() == 2) {
              runner.cancel();
            }
          }
        };
    SuiteOutcome cut = runner.run(PAIR, settings, cancelling);
    assertThat(cut.study().replicates())
        .extracting(ReplicateResult::name)
        .containsExactly("Tiny", "Small", "Tiny-1");
    assertThat(cut.study().ended())
        .extracting(ReplicateResult::name)
        .containsExactly("Tiny", "Small");
    Progress resumed = new Progress();
    Map<String, List<Object>> whole = train(PAIR, settings.withResume(true), resumed);
    assertThat(resumed.resumed).containsExactly("Tiny after 5", "Small after 5", "Tiny-1 after 2");
    assertThat(resumed.trained).containsExactly("Tiny-1", "Small-1");
    assertThat(whole).isEqualTo(train(PAIR, settings, new Progress()));
  }

  @Test
  void moreOverAnEarlierRunTrainOnlyThoseThatAreNew() throws IOException {
    train(BASELINE, settings(2).withReplicates(3), new Progress());
    Progress more = new Progress();
    SuiteSettings eight = settings(2).withReplicates(8);
    Map<String, List<Object>> threeAndFive = train(BASELINE, eight.withResume(true), more);
    assertThat(more.trained).containsExactly("Tiny-3", "Tiny-4", "Tiny-5", "Tiny-6", "Tiny-7");
    assertThat(threeAndFive).hasSize(8);
    assertThat(threeAndFive).isEqualTo(train(BASELINE, eight, new Progress()));
  }

  @Test
  void checkpointsOfARunWithoutTestRowsAreGoneOnFromWithThem() throws IOException {
    SuiteSettings settings = settings(5);
    SuiteSettings without = settings.withData(settings.data().withTestRows(0));
    Map<String, List<Object>> whole = train(PAIR, without, new Progress());
    train(PAIR, without.withTraining(TrainingSettings.NONE.withEpochs(2)), new Progress());
    Progress resumed = new Progress();
    SuiteSettings more = settings.withResume(true);
    assertThat(train(PAIR, more, resumed)).isEqualTo(whole);
    assertThat(resumed.resumed).containsExactly("Tiny after 2", "Small after 2");
    SuiteOutcome outcome = runner(NOTHING).run(PAIR, more, new Progress());
    assertThat(outcome.study().results())
        .allSatisfy(result -> assertThat(result.test()).isPresent());
    assertThat(outcome.study().split().test().orElseThrow().rows()).isEqualTo(4_000);
  }

  @Test
  void everyOneThatAnotherSuiteHasTrainedIsTakenAndTheOthersAreTrained() throws IOException {
    train(PAIR, settings(3).withReplicates(2), new Progress());
    Progress taken = new Progress();
    train(BASELINE, settings(3).withReplicates(3), taken);
    assertThat(taken.taken).containsExactly("Tiny of sizes", "Tiny-1 of sizes");
    assertThat(taken.resumed).isEmpty();
    assertThat(taken.trained).containsExactly("Tiny-2");
  }

  @Test
  void weightsAreKeptOfTheFirstAlone() throws IOException {
    SuiteOutcome outcome =
        runner(NOTHING).run(BASELINE, settings(1).withReplicates(3), new Progress());
    assertThat(outcome.study().replicates())
        .extracting(replicate -> replicate.result().bestWeights().size())
        .containsExactly(481L, 0L, 0L);
  }

  @Test
  void eachHasFilesOfItsOwn() throws IOException {
    SuiteSettings settings =
        settings(2).withTraining(TrainingSettings.NONE.withEpochs(2).withSeed(5));
    runner(StudyReport::write).run(PAIR, settings.withReplicates(2), new Progress());
    Path sizes = folder.resolve("results/sizes");
    String[] replicates = {"Tiny", "Small", "Tiny-1", "Small-1"};
    for (String replicate : replicates) {
      assertThat(sizes.resolve("checkpoints/" + replicate + ".checkpoint")).isNotEmptyFile();
      assertThat(Files.readAllLines(sizes.resolve("history/" + replicate + ".csv"))).hasSize(3);
      assertThat(SimulatedRuns.names(sizes.resolve("logs/" + replicate + "/train"))).hasSize(1);
    }
    assertThat(SimulatedRuns.names(sizes.resolve("logs"))).containsExactlyInAnyOrder(replicates);
    assertThat(Files.readAllLines(sizes.resolve("replicates.csv")))
        .extracting(line -> String.join(",", List.of(line.split(",")).subList(0, 3)))
        .containsExactly("model,replicate,seed", "Tiny,0,5", "Small,0,5", "Tiny,1,6", "Small,1,6");
    assertThat(Files.readAllLines(sizes.resolve("summary.csv"))).hasSize(3);
    assertThat(sizes.resolve("report.html"))
        .content()
        .contains("over 2 replicates", "Means over the replicates");
  }

  /** Trains and returns what must be the same to the bit, by replicate name in the run's order. */
  private Map<String, List<Object>> train(Suite suite, SuiteSettings settings, Progress progress)
      throws IOException {
    runner(NOTHING).run(suite, settings, progress);
    return progress.results;
  }

  private static SuiteRunner runner(StudyWriter writer) {
    return SuiteRunner.of(new KnownSources(), writer);
  }

  private SuiteSettings settings(int epochs) {
    return SimulatedRuns.settings(folder, epochs);
  }

  /** Keeps which replicates were taken, resumed from a checkpoint or trained, and their results. */
  private static final class Progress implements SuiteListener {
    private final List<String> taken = new ArrayList<>();
    private final List<String> resumed = new ArrayList<>();
    private final List<String> trained = new ArrayList<>();
    private final Map<String, List<Object>> results = new LinkedHashMap<>();

    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      results.put(
          replicate.name(),
          List.of(result.history(), result.variables(), result.bestWeights(), result.validation()));
    }

    @Override
    public void onReplicateTaken(Replicate replicate, EarlierTraining training) {
      taken.add(replicate.name() + " of " + training.suite());
    }

    @Override
    public void onReplicateResumed(Replicate replicate, int epochs) {
      resumed.add(replicate.name() + " after " + epochs);
    }

    @Override
    public void onEpochEnd(Replicate replicate, EpochEnd end) {
      if (!trained.contains(replicate.name())) {
        trained.add(replicate.name());
      }
    }
  }
}

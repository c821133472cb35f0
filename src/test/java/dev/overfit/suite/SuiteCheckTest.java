package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.io.FolderLock;
import dev.overfit.suite.PlannedTraining.Start;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what a run would do, on simulated rows: real rows, and real epochs that are timed. */
class SuiteCheckTest {
  private static final Suite PAIR = Suites.sizes().only(List.of("Tiny", "Small"));
  private static final Suite TINY = Suites.sizes().only(List.of("Tiny"));
  private static final StudyWriter NOTHING = (study, into) -> List.of();

  @TempDir Path folder;

  /** 1,000 rows make 2 steps an epoch; with a patience of 200 there are at least 201 epochs. */
  @Test
  void itSaysWhatARunWouldDoAndLeavesNothing() throws IOException {
    List<Integer> timed = new ArrayList<>();
    SuiteListener listener =
        new SuiteListener() {
          @Override
          public void onTimingBegin(int models) {
            timed.add(models);
          }
        };
    SuitePlan plan = check(PAIR, settings(300).withReplicates(3).withParallel(2), listener);
    assertThat(folder).isEmptyDirectory();
    assertThat(timed).containsExactly(2);

    assertThat(plan.rows().split().training().rows()).isEqualTo(1000);
    assertThat(plan.trainings()).isEqualTo(6);
    assertThat(plan.toTrain()).isEqualTo(6);
    assertThat(plan.atOnce()).isEqualTo(2);
    ModelPlan tiny = plan.models().get(0);
    assertThat(tiny.first().model().parameters()).isEqualTo(28 * 16 + 16 + 16 + 1);
    assertThat(tiny.batchSize()).isEqualTo(500);
    assertThat(tiny.stepsPerEpoch()).isEqualTo(2);
    assertThat(tiny.trainings())
        .extracting(PlannedTraining::start)
        .containsOnly(Start.FIRST_EPOCH)
        .hasSize(3);
    assertThat(tiny.trainings())
        .extracting(training -> training.replicate().config().seed())
        .containsExactly(0L, 1L, 2L);
    assertThat(tiny.trainings())
        .allMatch(each -> each.leastEpochs() == 201 && each.mostEpochs() == 300);

    TrainingSpeed speed = tiny.speed().orElseThrow();
    assertThat(speed.epoch()).isPositive().isLessThan(Duration.ofSeconds(1));
    PlannedTime one = tiny.time().orElseThrow();
    assertThat(one.most().minus(one.least())).isEqualTo(speed.epoch().multipliedBy(99));
    PlannedTime small = plan.models().get(1).time().orElseThrow();
    PlannedTime all = plan.time().orElseThrow();
    assertThat(all.least()).isPositive().isLessThan(all.most());
    assertThat(all.most()) // whichever two run at once
        .isLessThan(one.most().plus(small.most()).multipliedBy(3))
        .isGreaterThanOrEqualTo(one.most().plus(small.most()).multipliedBy(3).dividedBy(2));
  }

  @Test
  void whatIsThereAlreadyIsNotTrainedAgain() throws IOException {
    SuiteSettings settings = settings(4).withReplicates(2);
    SuiteRunner cut = runner();
    cut.run(
        PAIR,
        settings.withParallel(1),
        new SuiteListener() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            if (replicate.name().equals("Tiny-1") && end.metrics().epoch() == 3) {
              cut.cancel();
            }
          }
        });
    Map<String, Object> before = tree();
    SuitePlan resumed = check(PAIR, settings.withResume(true), new SuiteListener() {});
    assertThat(starts(resumed))
        .containsExactly(Start.END, Start.CHECKPOINT, Start.END, Start.FIRST_EPOCH);
    assertThat(resumed.models().get(0).trainings().get(1).mostEpochs()).isEqualTo(1);
    assertThat(resumed.toTrain()).isEqualTo(2);

    assertThat(starts(check(PAIR, settings, new SuiteListener() {})))
        .containsOnly(Start.FIRST_EPOCH);

    Suite other = Suites.regularizers().only(List.of("Tiny"));
    SuitePlan taken = check(other, settings.withReplicates(1), new SuiteListener() {});
    assertThat(starts(taken)).containsExactly(Start.OTHER_SUITE);
    assertThat(taken.toTrain()).isZero();
    assertThat(taken.atOnce()).isZero();
    assertThat(taken.models().get(0).speed()).isEmpty();
    assertThat(taken.time().orElseThrow().most()).isZero();
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void whatWouldKeepARunFromBeginningFailsAsARunDoes() throws IOException {
    runner().run(TINY, settings(1), new SuiteListener() {});
    SuiteSettings other =
        settings(1).withTraining(TrainingSettings.NONE.withBatchSize(50)).withResume(true);
    assertThatThrownBy(() -> check(TINY, other, new SuiteListener() {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Tiny.checkpoint")
        .hasMessageContaining("batch size");

    Path results = folder.resolve("results/sizes");
    try (FolderLock lock = FolderLock.take(results, Instant.EPOCH)) {
      assertThatThrownBy(() -> check(TINY, settings(1), new SuiteListener() {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected no other run that writes there");
      assertThat(lock.stands()).isTrue();
    }

    Files.createDirectories(folder.resolve("graphs"));
    Files.writeString(folder.resolve("graphs/other"), "in the way");
    SuiteSettings inTheWay =
        new SuiteSettings(
            settings(1).data(),
            TrainingSettings.NONE,
            1,
            false,
            new Folders(folder.resolve("new"), folder.resolve("graphs/other"), folder),
            false,
            ExportSettings.DEFAULT,
            1);
    assertThatThrownBy(() -> check(TINY, inTheWay, new SuiteListener() {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a folder, found a file");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  /** Parts of the rows have epochs of as many steps, and the seed does not change the time. */
  @Test
  void modelsThatTakeTheSameTimeAreTimedOnce() throws IOException {
    Trial tiny = TINY.trials().get(0);
    Suite alike =
        Suite.builder("alike")
            .model("Whole", tiny.hidden(), tiny.config())
            .model("Half", tiny.hidden(), tiny.config().withTrainingShare(0.5))
            .model("Seeded", tiny.hidden(), tiny.config().withSeed(7).withEpochs(5))
            .build();
    List<Integer> timed = new ArrayList<>();
    SuitePlan plan =
        check(
            alike,
            settings(3),
            new SuiteListener() {
              @Override
              public void onTimingBegin(int models) {
                timed.add(models);
              }
            });
    assertThat(timed).containsExactly(1);
    assertThat(plan.models()).extracting(ModelPlan::speed).doesNotContainNull().hasSize(3);
    assertThat(plan.models().get(0).speed()).isPresent().isEqualTo(plan.models().get(1).speed());
  }

  @Test
  void cancellingEndsItWhileModelsAreTimed() {
    SuiteRunner[] runner = new SuiteRunner[1];
    TrialTraining.Factory cancelling =
        new TrialTraining.Factory() {
          @Override
          public TrialTraining of(
              Replicate replicate, TrialFiles files, List<TrainingListener> listeners) {
            throw new AssertionError("a check keeps no training");
          }

          @Override
          public TrialTraining unsaved(Replicate replicate, List<TrainingListener> listeners) {
            return TrialTraining.Factory.super.unsaved(
                replicate, List.of(TrainingListener.atEpochEnd(epoch -> runner[0].cancel())));
          }
        };
    runner[0] = SuiteRunner.of(new KnownSources(), cancelling, NOTHING);
    assertThatThrownBy(() -> runner[0].check(TINY, settings(300), new SuiteListener() {}))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("cancelled while its models were timed");
    assertThat(folder).isEmptyDirectory();
  }

  /** On a cluster, for example, a check here cannot know how long training takes there. */
  @Test
  void ofTrainingsThatRunElsewhereTheTimeInAllIsNotSaid() throws IOException {
    TrialTraining.Factory here = TrialTraining.Factory.ofTensorFlow();
    TrialTraining.Factory elsewhere =
        new TrialTraining.Factory() {
          @Override
          public TrialTraining of(
              Replicate replicate, TrialFiles files, List<TrainingListener> listeners) {
            throw new AssertionError("a check trains nothing elsewhere");
          }

          @Override
          public TrialTraining.Factory here() {
            return here;
          }
        };
    SuitePlan plan =
        SuiteRunner.of(new KnownSources(), elsewhere, NOTHING)
            .check(TINY, settings(300), new SuiteListener() {});
    assertThat(plan.time()).isEmpty();
    assertThat(plan.atOnce()).isZero();
    assertThat(plan.models().get(0).speed()).isPresent();
  }

  private static List<Start> starts(SuitePlan plan) {
    return plan.models().stream()
        .flatMap(model -> model.trainings().stream())
        .map(PlannedTraining::start)
        .toList();
  }

  /** Returns all files with their bytes and modification times. */
  private Map<String, Object> tree() throws IOException {
    Map<String, Object> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> tree.put(folder.relativize(file).toString(), content(file)));
    }
    return tree;
  }

  private static Object content(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return Files.isDirectory(file)
          ? ""
          : List.of(time, Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SuitePlan check(Suite suite, SuiteSettings settings, SuiteListener listener)
      throws IOException {
    return runner().check(suite, settings, listener);
  }

  private static SuiteRunner runner() {
    return SuiteRunner.of(new KnownSources(), NOTHING);
  }

  private SuiteSettings settings(int epochs) {
    return SimulatedRuns.settings(folder, epochs);
  }
}

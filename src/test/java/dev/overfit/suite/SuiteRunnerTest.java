package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.study.Outcome;
import dev.overfit.study.ReplicateResult;
import dev.overfit.study.Study;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteRunnerTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final GraphWriter GRAPHS =
      (graphs, exported, rows, settings) ->
          Files.createDirectories(graphs.resolve(exported.name()));
  private static final Suite SIZES = Suites.sizes();

  @TempDir Path folder;

  private final List<String> events = new ArrayList<>();
  private final List<Study> written = new ArrayList<>();
  private boolean interruptedWhileWriting;

  @AfterEach
  void clearInterrupt() {
    assertThat(interruptedWhileWriting).isFalse();
    Thread.interrupted();
  }

  @Test
  void trainsEveryTrialInOrderAndWritesTheStudy() throws Exception {
    SuiteOutcome outcome = runner(ScriptedTraining::new).run(SIZES, settings(2), new Recorder());
    assertThat(events)
        .containsExactly(
            "ready HIGGS",
            "begin Tiny 1/4",
            "epoch Tiny 1",
            "epoch Tiny 2",
            "end Tiny epochs",
            "begin Small 2/4",
            "epoch Small 1",
            "epoch Small 2",
            "end Small epochs",
            "begin Medium 3/4",
            "epoch Medium 1",
            "epoch Medium 2",
            "end Medium epochs",
            "begin Large 4/4",
            "epoch Large 1",
            "epoch Large 2",
            "end Large epochs",
            "written [results/sizes/all, graphs/sizes/Tiny, graphs/sizes/Small,"
                + " graphs/sizes/Medium, graphs/sizes/Large]");
    assertThat(names(outcome.study())).containsExactly("Tiny", "Small", "Medium", "Large");
    assertThat(outcome.study().title()).isEqualTo(SIZES.title());
    assertThat(outcome.cancelled()).isFalse();
    assertThat(outcome.suite().trials().get(0).config().epochs()).isEqualTo(2);
    assertThat(written).containsExactly(outcome.study());
  }

  @Test
  void replicatesRunRoundByRoundAndTheFirstOfEachTrialIsExported() throws Exception {
    Suite pair = SIZES.only(List.of("Tiny", "Small"));
    SuiteOutcome outcome =
        runner(ScriptedTraining::new).run(pair, settings(1).withReplicates(3), new Recorder());
    assertThat(events)
        .containsExactly(
            "ready HIGGS",
            "begin Tiny 1/6",
            "epoch Tiny 1",
            "end Tiny epochs",
            "begin Small 2/6",
            "epoch Small 1",
            "end Small epochs",
            "begin Tiny-1 3/6",
            "epoch Tiny-1 1",
            "end Tiny-1 epochs",
            "begin Small-1 4/6",
            "epoch Small-1 1",
            "end Small-1 epochs",
            "begin Tiny-2 5/6",
            "epoch Tiny-2 1",
            "end Tiny-2 epochs",
            "begin Small-2 6/6",
            "epoch Small-2 1",
            "end Small-2 epochs",
            "written [results/sizes/all, graphs/sizes/Tiny, graphs/sizes/Small]");
    assertThat(outcome.study().replicates())
        .extracting(ReplicateResult::name, each -> each.result().config().seed())
        .containsExactly(
            tuple("Tiny", 0L),
            tuple("Small", 0L),
            tuple("Tiny-1", 1L),
            tuple("Small-1", 1L),
            tuple("Tiny-2", 2L),
            tuple("Small-2", 2L));
    assertThat(names(outcome.study())).containsExactly("Tiny", "Small");
    assertThat(outcome.replicates()).isEqualTo(6);
  }

  @Test
  void trialsKeepTheirOwnSettingsUnlessTheyAreSaid() throws Exception {
    Suite own = batches();
    assertThat(configs(own, TrainingSettings.NONE.withEpochs(1)))
        .extracting(TrainingConfig::batchSize, TrainingConfig::seed)
        .containsExactly(tuple(16, 7L), tuple(64, 7L), tuple(16, 8L), tuple(64, 8L));
    assertThat(configs(own, TrainingSettings.NONE.withEpochs(1).withBatchSize(500).withSeed(3)))
        .extracting(TrainingConfig::batchSize, TrainingConfig::seed)
        .containsExactly(tuple(500, 3L), tuple(500, 3L), tuple(500, 4L), tuple(500, 4L));
  }

  @Test
  void rateDecaysWithTheEpochsOfATrialsOwnBatchSize() throws Exception {
    // 10,000 rows: 625 steps of 16, 157 of 64; 20,000 * 625 / 20 and 20,000 * 157 / 20
    assertThat(configs(batches(), TrainingSettings.NONE.withEpochs(1)))
        .extracting(config -> config.optimizer().learningRate())
        .startsWith(
            new InverseTimeDecay(0.001, 1, 625_000, false),
            new InverseTimeDecay(0.001, 1, 157_000, false));
  }

  private static Suite batches() {
    Trial tiny = SIZES.trials().get(0);
    List<Trial> trials =
        IntStream.of(16, 64)
            .mapToObj(
                size ->
                    new Trial(
                        "Batch-" + size,
                        tiny.hidden(),
                        tiny.config().withBatchSize(size).withSeed(7)))
            .toList();
    return new Suite("batches", "Batch sizes", trials, Optional.empty());
  }

  private List<TrainingConfig> configs(Suite suite, TrainingSettings said) throws IOException {
    return runner(ScriptedTraining::new)
        .run(suite, settings(1).withTraining(said).withReplicates(2), new Recorder())
        .study()
        .replicates()
        .stream()
        .map(replicate -> replicate.result().config())
        .toList();
  }

  @Test
  void suiteRunsOnRowsOfWhicheverColumns() throws Exception {
    SuiteRunner runner =
        new SuiteRunner(
            new ScriptedSources(true, 20_000, 5),
            ScriptedTraining::new,
            this::write,
            GRAPHS,
            CLOCK);
    assertThat(runner.run(SIZES, settings(1), new Recorder()).study().results())
        .extracting(result -> result.model().features())
        .containsExactly(5, 5, 5, 5);
  }

  @Test
  void seedWithoutRoomForItsReplicatesIsRefusedBeforeRowsAreRead() {
    SuiteSettings settings =
        settings(1).withTraining(TrainingSettings.NONE.withSeed(Long.MAX_VALUE)).withReplicates(2);
    assertThatThrownBy(() -> runner(ScriptedTraining::new).run(SIZES, settings, new Recorder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("seed: expected at most 9,223,372,036,854,775,806");
    assertThat(events).isEmpty();
  }

  @Test
  void cancelledRunWritesTheTrialsThatEndedAndWhatTheOneHasThatItCutShort() throws Exception {
    SuiteRunner runner = runner(ScriptedTraining::new);
    SuiteOutcome outcome = runner.run(SIZES, settings(5), whenTraining("Small", runner::cancel));
    assertThat(outcome.cancelled()).isTrue();
    assertThat(names(outcome.study())).containsExactly("Tiny", "Small");
    assertThat(outcome.study().ended()).hasSize(1);
    Outcome small = outcome.study().outcomes().get(1);
    assertThat(small.isCut()).isTrue();
    assertThat(small.label()).isEqualTo("Small (cut after 1 epoch)");
    assertThat(small.result().test()).isEmpty();
    assertThat(events)
        .endsWith(
            "epoch Small 1",
            "end Small cancelled",
            "written [results/sizes/all, graphs/sizes/Tiny]");
    assertThat(written).hasSize(1);
  }

  @Test
  void interruptEndsTheRunAndDoesNotReachTheWriter() throws Exception {
    SuiteOutcome outcome =
        runner(ScriptedTraining::new)
            .run(SIZES, settings(1), whenTraining("Tiny", Thread.currentThread()::interrupt));
    assertThat(names(outcome.study())).containsExactly("Tiny");
    assertThat(outcome.cancelled()).isTrue();
    assertThat(written).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void trainerThatClearsTheInterruptStillEndsTheRun() throws Exception {
    TrialTraining.Factory cancelling =
        (replicate, files, listeners) -> {
          ScriptedTraining training = new ScriptedTraining(replicate, files, listeners);
          training.cancel();
          return training;
        };
    SuiteOutcome outcome = runner(cancelling).run(SIZES, settings(1), new Recorder());
    assertThat(outcome.cancelled()).isTrue();
    assertThat(outcome.files()).isEmpty();
    assertThat(events)
        .containsExactly("ready HIGGS", "begin Tiny 1/4", "end Tiny cancelled", "written []");
    assertThat(written).isEmpty();
  }

  @Test
  void runCancelledBeforeItsRowsAreThereTrainsNothing() {
    SuiteRunner runner = runner(ScriptedTraining::new);
    runner.cancel();
    assertThatThrownBy(() -> runner.run(SIZES, settings(1), new Recorder()))
        .isInstanceOf(CancellationException.class);
    assertThat(written).isEmpty();
  }

  @Test
  void failedTrialLeavesTheStudyOfThoseBefore() {
    IllegalStateException failure = new IllegalStateException("no memory");
    TrialTraining.Factory failing =
        (replicate, files, listeners) -> {
          if (replicate.name().equals("Medium")) {
            throw failure;
          }
          return new ScriptedTraining(replicate, files, listeners);
        };
    assertThatThrownBy(() -> runner(failing).run(SIZES, settings(1), new Recorder()))
        .isSameAs(failure);
    assertThat(written).hasSize(1);
    assertThat(names(written.get(0))).containsExactly("Tiny", "Small");
  }

  @Test
  void everyTrialLogsIntoAFolderOfItsOwn() throws Exception {
    List<Path> logs = new ArrayList<>();
    TrialTraining.Factory logging =
        (replicate, files, listeners) -> {
          logs.add(files.logs());
          return new ScriptedTraining(replicate, files, listeners);
        };
    runner(logging).run(SIZES.only(List.of("Tiny", "Large")), settings(1), new Recorder());
    assertThat(logs)
        .containsExactly(
            folder.resolve("results/sizes/logs/Tiny"), folder.resolve("results/sizes/logs/Large"));
  }

  @Test
  void unusableDataWritesNothing() {
    SuiteRunner runner =
        new SuiteRunner(
            new ScriptedSources(true, 5), ScriptedTraining::new, this::write, GRAPHS, CLOCK);
    assertThatThrownBy(() -> runner.run(SIZES, settings(1), new Recorder()))
        .isInstanceOf(UnusableDataException.class);
    assertThat(events).isEmpty();
    assertThat(written).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void clockThatIsSetBackMeanwhileDoesNotMakeTheRunEndBeforeItBegan() throws Exception {
    Iterator<Instant> times =
        Stream.iterate(CLOCK.instant(), time -> time.minusSeconds(3600)).iterator();
    Clock setBack =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return times.next();
          }
        };
    Study study =
        new SuiteRunner(
                new ScriptedSources(true, 20_000),
                ScriptedTraining::new,
                this::write,
                GRAPHS,
                setBack)
            .run(SIZES, settings(1), new Recorder())
            .study();
    assertThat(study.started()).isEqualTo(CLOCK.instant());
    assertThat(study.elapsed()).isPositive();
  }

  @Test
  void reportThatCannotBeWrittenIsAFailure() {
    IOException full = new IOException("results/sizes/summary.csv: could not be written");
    SuiteRunner runner =
        new SuiteRunner(
            new ScriptedSources(true, 20_000),
            ScriptedTraining::new,
            (study, folder) -> {
              throw full;
            },
            GRAPHS,
            CLOCK);
    assertThatThrownBy(() -> runner.run(SIZES, settings(1), new Recorder())).isSameAs(full);
  }

  private SuiteRunner runner(TrialTraining.Factory trainings) {
    return new SuiteRunner(
        new ScriptedSources(true, 20_000), trainings, this::write, GRAPHS, CLOCK);
  }

  private List<Path> write(Study study, Path results) {
    interruptedWhileWriting |= Thread.currentThread().isInterrupted();
    written.add(study);
    return List.of(results.resolve("all"));
  }

  private SuiteSettings settings(int epochs) {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withTraining(TrainingSettings.NONE.withEpochs(epochs));
  }

  private static List<String> names(Study study) {
    return study.results().stream().map(result -> result.model().name()).toList();
  }

  private Recorder whenTraining(String model, Runnable action) {
    return new Recorder() {
      @Override
      public void onEpochEnd(Replicate replicate, EpochEnd end) {
        super.onEpochEnd(replicate, end);
        if (replicate.name().equals(model)) {
          action.run();
        }
      }
    };
  }

  private class Recorder implements SuiteListener {
    @Override
    public void onDataReady(SuiteRows rows) {
      events.add("ready " + rows.split().origin().name());
    }

    @Override
    public void onReplicateBegin(ReplicateBegin begin) {
      events.add(
          "begin " + begin.replicate().name() + " " + begin.place() + "/" + begin.replicates());
    }

    @Override
    public void onEpochEnd(Replicate replicate, EpochEnd end) {
      events.add("epoch " + replicate.name() + " " + end.metrics().epoch());
    }

    @Override
    public void onReplicateEnd(Replicate replicate, TrainingResult result) {
      events.add("end " + replicate.name() + " " + result.stopReason().label());
    }

    @Override
    public void onFilesWritten(List<Path> files) {
      events.add("written " + files.stream().map(folder::relativize).toList());
    }
  }
}

package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Split;
import dev.overfit.study.Study;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuiteRunnerTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final GraphWriter GRAPHS =
      (folder, result, features, trainable) -> folder.resolve(result.model().name());
  private static final Suite SIZES = Suites.sizes();

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
  void cancelledRunWritesTheTrialsThatEndedAndNotTheOneThatDidNot() throws Exception {
    SuiteRunner runner = runner(ScriptedTraining::new);
    SuiteOutcome outcome = runner.run(SIZES, settings(5), whenTraining("Small", runner::cancel));
    assertThat(outcome.cancelled()).isTrue();
    assertThat(names(outcome.study())).containsExactly("Tiny");
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
    List<Path> folders = new ArrayList<>();
    TrialTraining.Factory logging =
        (replicate, files, listeners) -> {
          folders.add(files.logs());
          return new ScriptedTraining(replicate, files, listeners);
        };
    runner(logging).run(SIZES.only(List.of("Tiny", "Large")), settings(1), new Recorder());
    assertThat(folders)
        .containsExactly(
            Path.of("results", "sizes", "logs", "Tiny"),
            Path.of("results", "sizes", "logs", "Large"));
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

  private List<Path> write(Study study, Path folder) {
    interruptedWhileWriting |= Thread.currentThread().isInterrupted();
    written.add(study);
    return List.of(folder.resolve("all"));
  }

  private static SuiteSettings settings(int epochs) {
    return SuiteSettings.defaults(Folders.withCache(Path.of("cache")))
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
    public void onDataReady(Split split) {
      events.add("ready " + split.origin().name());
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
      events.add("written " + files);
    }
  }
}

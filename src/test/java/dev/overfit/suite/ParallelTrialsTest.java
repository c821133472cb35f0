package dev.overfit.suite;

import static dev.overfit.suite.ScriptedTrainings.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.study.Study;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests concurrent trials. If a script waits for another trial, they overlap or the test fails. */
class ParallelTrialsTest {
  private static final Suite SIZES = Suites.sizes();
  private static final Suite PAIR = SIZES.only(List.of("Tiny", "Small"));

  @TempDir Path folder;

  private final List<String> events = new ArrayList<>();
  private final List<Study> written = new ArrayList<>();
  private final CountDownLatch tiny = new CountDownLatch(1);
  private final CountDownLatch small = new CountDownLatch(1);

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void eventsResultsAndExportsComeInTheSuitesOrderThoughTheLastTrialEndsFirst() throws Exception {
    ScriptedTrainings backwards =
        new ScriptedTrainings(
            1,
            (trial, cancelled) -> {
              if (trial.equals("Tiny")) {
                await(small);
              }
            });
    Recorder recorder = new Recorder();
    GraphWriter opening =
        (graphs, exported, rows, settings) -> {
          if (exported.name().equals("Small")) {
            small.countDown();
          }
          return Files.createDirectories(graphs.resolve(exported.name()));
        };
    SuiteOutcome outcome =
        new SuiteRunner(
                new ScriptedSources(true, 20_000),
                backwards,
                this::write,
                opening,
                Clock.systemUTC())
            .run(PAIR, settings(2), recorder);
    assertThat(events)
        .containsExactly(
            "begin Tiny 1/2",
            "epoch Tiny 1",
            "epoch Tiny 2",
            "end Tiny epochs",
            "begin Small 2/2",
            "epoch Small 1",
            "epoch Small 2",
            "end Small epochs",
            "written [results/sizes/all, graphs/sizes/Tiny, graphs/sizes/Small]");
    assertThat(names(outcome.study())).containsExactly("Tiny", "Small");
    assertThat(backwards.workers()).noneMatch(Thread::isAlive);
  }

  @Test
  void theFirstTrialIsToldAsItGoesAndTheNextOneFromItsTurnOn() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    ScriptedTrainings trainings =
        new ScriptedTrainings(
            1,
            (trial, cancelled) -> {
              if (trial.equals("Small")) {
                small.countDown();
                await(told);
              } else {
                await(small);
              }
            });
    Recorder recorder =
        new Recorder() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            super.onEpochEnd(replicate, end);
            told.countDown();
          }
        };
    runner(trainings).run(PAIR, settings(2), recorder);
    assertThat(events.get(1)).isEqualTo("epoch Tiny 1");
    assertThat(trainings.most()).isEqualTo(2);
  }

  @Test
  void noMoreTrialsAtOnceThanAskedFor() throws Exception {
    for (int parallel : new int[] {1, 2, 4}) {
      CyclicBarrier together = new CyclicBarrier(parallel);
      ScriptedTrainings trainings = new ScriptedTrainings(1, (trial, cancelled) -> meet(together));
      SuiteOutcome outcome = runner(trainings).run(SIZES, settings(parallel), new Recorder());
      assertThat(names(outcome.study())).containsExactly("Tiny", "Small", "Medium", "Large");
      assertThat(trainings.most()).isEqualTo(parallel);
    }
  }

  @Test
  void autoRunsAsManyAsThereAreCoresForTheirThreads() throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    CyclicBarrier together = new CyclicBarrier(Math.min(2, cores));
    ScriptedTrainings ofOneThread = new ScriptedTrainings(1, (trial, cancelled) -> meet(together));
    runner(ofOneThread).run(PAIR, settings(SuiteSettings.AUTO), new Recorder());
    assertThat(ofOneThread.most()).isEqualTo(Math.min(2, cores));

    ScriptedTrainings ofAllThreads =
        new ScriptedTrainings(cores + 1, (trial, cancelled) -> Thread.sleep(20));
    runner(ofAllThreads).run(SIZES, settings(SuiteSettings.AUTO), new Recorder());
    assertThat(ofAllThreads.most()).isEqualTo(1);
  }

  @Test
  void largerModelsBeginFirstWhereTheFactorySaysSoAndAreToldInTheSuitesOrder() throws Exception {
    List<String> begun = Collections.synchronizedList(new ArrayList<>());
    ScriptedTrainings recorded = new ScriptedTrainings(1, (trial, cancelled) -> begun.add(trial));

    runner(new Elsewhere(recorded)).run(SIZES, settings(1), new Recorder());

    assertThat(begun).containsExactly("Large", "Medium", "Small", "Tiny");
    assertThat(events)
        .filteredOn(event -> event.startsWith("begin"))
        .first()
        .isEqualTo("begin Tiny 1/4");
    assertThat(recorded.most()).isOne();
  }

  @Test
  void asManyAtOnceAsTheFactorySays() throws Exception {
    CyclicBarrier all = new CyclicBarrier(4);
    ScriptedTrainings meeting = new ScriptedTrainings(1, (trial, cancelled) -> meet(all));

    runner(new Elsewhere(meeting)).run(SIZES, settings(SuiteSettings.AUTO), new Recorder());

    assertThat(meeting.most()).isEqualTo(4);
  }

  @Test
  void cancelledTrainingWithNothingToShowLeavesTheStudyOfTheOthers() throws Exception {
    ScriptedTrainings cut =
        new ScriptedTrainings(
            1,
            (trial, cancelled) -> {
              if (trial.equals("Small")) {
                throw new CancellationException("lost");
              }
            });

    SuiteOutcome outcome = runner(cut).run(PAIR, settings(1), new Recorder());

    assertThat(outcome.cancelled()).isTrue();
    assertThat(names(outcome.study())).containsExactly("Tiny");
  }

  @Test
  void cancelEndsAllThatTrain() throws Exception {
    ScriptedTrainings waiting = bothTrainUntilCancelled();
    SuiteRunner runner = runner(waiting);
    Thread canceller = start(runner::cancel);
    SuiteOutcome outcome = runner.run(SIZES, settings(2), new Recorder());
    canceller.join();
    assertThat(outcome.cancelled()).isTrue();
    assertThat(events)
        .containsExactly(
            "begin Tiny 1/4",
            "end Tiny cancelled",
            "begin Small 2/4",
            "end Small cancelled",
            "written []");
    assertThat(written).isEmpty();
    assertThat(waiting.workers()).noneMatch(Thread::isAlive);
  }

  @Test
  void interruptEndsAllThatTrainAndStaysPending() throws Exception {
    Thread caller = Thread.currentThread();
    ScriptedTrainings waiting = bothTrainUntilCancelled();
    Thread interrupter = start(caller::interrupt);
    SuiteOutcome outcome = runner(waiting).run(PAIR, settings(2), new Recorder());
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();
    assertThat(outcome.cancelled()).isTrue();
    assertThat(events).contains("end Tiny cancelled", "end Small cancelled");
    assertThat(waiting.workers()).noneMatch(Thread::isAlive);
  }

  @Test
  void trialThatFailsCancelsTheOthersAndLeavesTheStudyOfThoseThatEnded() {
    IllegalStateException failure = new IllegalStateException("no memory");
    ScriptedTrainings failing =
        new ScriptedTrainings(
            1,
            (trial, cancelled) -> {
              if (trial.equals("Tiny")) {
                await(cancelled);
              } else if (trial.equals("Medium")) {
                throw failure;
              }
            });
    assertThatThrownBy(() -> runner(failing).run(SIZES, settings(2), new Recorder()))
        .isSameAs(failure);
    assertThat(events)
        .containsExactly(
            "begin Tiny 1/4",
            "end Tiny cancelled",
            "begin Small 2/4",
            "epoch Small 1",
            "epoch Small 2",
            "end Small epochs",
            "begin Medium 3/4");
    assertThat(written).hasSize(1);
    assertThat(names(written.get(0))).containsExactly("Small");
    assertThat(failing.workers()).noneMatch(Thread::isAlive);
  }

  @Test
  void laterFailureIsSuppressedInTheFirst() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException later = new IllegalStateException("later");
    ScriptedTrainings failing =
        new ScriptedTrainings(
            1,
            (trial, cancelled) -> {
              if (trial.equals("Small")) {
                throw first;
              }
              await(cancelled);
              throw later;
            });
    assertThatThrownBy(() -> runner(failing).run(PAIR, settings(2), new Recorder()))
        .isSameAs(first)
        .hasSuppressedException(later);
  }

  @Test
  void listenerThatThrowsCancelsTheOthersAndIsToldNothingMore() {
    IllegalStateException failure = new IllegalStateException("no terminal");
    ScriptedTrainings waiting =
        new ScriptedTrainings(
            1,
            (trial, cancelled) -> {
              if (trial.equals("Small")) {
                small.countDown();
                await(cancelled);
              } else {
                await(small);
              }
            });
    Recorder throwing =
        new Recorder() {
          @Override
          public void onEpochEnd(Replicate replicate, EpochEnd end) {
            super.onEpochEnd(replicate, end);
            throw failure;
          }
        };
    assertThatThrownBy(() -> runner(waiting).run(PAIR, settings(2), throwing)).isSameAs(failure);
    assertThat(events).containsExactly("begin Tiny 1/2", "epoch Tiny 1");
    assertThat(written).isEmpty();
  }

  private ScriptedTrainings bothTrainUntilCancelled() {
    return new ScriptedTrainings(
        1,
        (trial, cancelled) -> {
          (trial.equals("Tiny") ? tiny : small).countDown();
          await(cancelled);
        });
  }

  /** Does something on another thread as soon as Tiny and Small train. */
  private Thread start(Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                await(tiny);
                await(small);
                action.run();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    return thread;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(ScriptedTrainings.MOST_MINUTES, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private SuiteRunner runner(TrialTraining.Factory trainings) {
    return new SuiteRunner(
        new ScriptedSources(true, 20_000),
        trainings,
        this::write,
        (graphs, exported, rows, settings) ->
            Files.createDirectories(graphs.resolve(exported.name())),
        Clock.systemUTC());
  }

  private List<Path> write(Study study, Path results) {
    written.add(study);
    return List.of(results.resolve("all"));
  }

  private SuiteSettings settings(int parallel) {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withTraining(TrainingSettings.NONE.withEpochs(2))
        .withParallel(parallel);
  }

  private static List<String> names(Study study) {
    return study.results().stream().map(result -> result.model().name()).toList();
  }

  /** Trainings elsewhere, on four cores. */
  private record Elsewhere(TrialTraining.Factory trainings) implements TrialTraining.Factory {
    @Override
    public TrialTraining of(Replicate replicate, TrialFiles files, List<TrainingListener> listeners)
        throws IOException {
      return trainings.of(replicate, files, listeners);
    }

    @Override
    public int threads(Replicate replicate) {
      return 1;
    }

    @Override
    public int cores() {
      return 4;
    }

    @Override
    public boolean longestFirst() {
      return true;
    }
  }

  /** Deliberately unsynchronized: the run must call it from one thread after another. */
  private class Recorder implements SuiteListener {
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

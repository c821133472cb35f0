package dev.overfit.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.model.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a trainer in a process that lives long. */
class TrainerLifecycleTest {
  private static final TrainingConfig ENDLESS =
      Runs.SHORT.withEpochs(1_000_000).withoutEarlyStopping();

  @TempDir Path folder;

  @Test
  void eightTrainingsAtOnceEndAsAlone() throws InterruptedException, ExecutionException {
    List<Callable<TrainingResult>> trainings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ModelSpec model = i % 2 == 0 ? Runs.TINY : Runs.COMBINED;
      TrainingConfig config = Runs.SHORT.withSeed(i / 2).withThreads(i < 4 ? 1 : 2);
      trainings.add(() -> Runs.train(model, config));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<TrainingResult>> atOnce = threads.invokeAll(trainings);
      for (int i = 0; i < 8; i++) {
        TrainingResult result = atOnce.get(i).get();
        Runs.assertSame(
            result,
            Trainer.builder(result.model()).config(result.config()).build().train(Runs.SPLIT));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void threadsAreThoseOfTheSettingsElseThoseThatItsTrainingsUse() {
    TrainingConfig config = Runs.SHORT.withDevice(Device.CPU);
    assertThat(Trainer.builder(Runs.TINY).config(config.withThreads(3)).build().threads())
        .isEqualTo(3);
    Trainer open = Trainer.builder(Runs.TINY).config(config.withThreads(0)).build();
    assertThat(open.threads()).isEqualTo(open.train(Runs.SPLIT).provenance().threads()).isOne();
  }

  @Test
  void oneTrainerTrainsOnSeveralThreadsAtOnce() throws InterruptedException, ExecutionException {
    Trainer trainer = Trainer.builder(Runs.COMBINED).config(Runs.SHORT).build();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<TrainingResult> training = () -> trainer.train(Runs.SPLIT);
      TrainingResult alone = trainer.train(Runs.SPLIT);
      for (Future<TrainingResult> result :
          threads.invokeAll(List.of(training, training, training))) {
        Runs.assertSame(result.get(), alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void oneCheckpointIsNotWrittenByTwoTrainingsOfATrainer() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(ENDLESS)
            .checkpoint(CheckpointPolicy.of(folder.resolve("checkpoint")))
            .listener(Runs.atEpochEnd(end -> running.countDown()))
            .build();
    Thread first = new Thread(() -> trainer.train(Runs.SPLIT));
    first.start();
    running.await();
    assertThatThrownBy(() -> trainer.train(Runs.SPLIT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            folder.resolve("checkpoint")
                + ": another training of this trainer is writing this checkpoint");
    trainer.cancel();
    first.join();
    assertThat(trainer.train(Runs.SPLIT, () -> true).stopReason())
        .isEqualTo(new StopReason.Cancelled(0));
  }

  @Test
  void cancelEndsAllTrainingsThatRunAndNoneThatBeginsLater() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(2);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(ENDLESS)
            .listener(
                Runs.atEpochEnd(
                    end -> {
                      if (seen.add(Thread.currentThread())) {
                        running.countDown();
                      }
                    }))
            .build();
    List<Thread> both =
        List.of(
            new Thread(() -> trainer.train(Runs.SPLIT)),
            new Thread(() -> trainer.train(Runs.SPLIT)));
    both.forEach(Thread::start);
    running.await();
    trainer.cancel();
    for (Thread thread : both) {
      thread.join(); // forever, if the cancel missed one
    }
    TrainingResult later = trainer.train(Runs.SPLIT, () -> seen.size() == 3);
    assertThat(later.stopReason()).isEqualTo(new StopReason.Cancelled(1));
  }

  @Test
  void anInterruptSavesAndStaysPending() throws InterruptedException, IOException {
    Path file = folder.resolve("checkpoint");
    CountDownLatch running = new CountDownLatch(5);
    AtomicReference<TrainingResult> result = new AtomicReference<>();
    AtomicReference<Boolean> pending = new AtomicReference<>();
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(ENDLESS)
            .checkpoint(new CheckpointPolicy(file, 1_000_000))
            .listener(Runs.atEpochEnd(end -> running.countDown()))
            .build();
    Thread thread =
        new Thread(
            () -> {
              result.set(trainer.train(Runs.SPLIT));
              pending.set(Thread.interrupted());
            });
    thread.start();
    running.await();
    thread.interrupt();
    thread.join();
    assertThat(pending.get()).isTrue();
    assertThat(Checkpoint.read(file).history()).isEqualTo(requireNonNull(result.get()).history());
  }

  @Test
  void whatAListenerThrowsComesOutAndNothingStaysOpen() {
    Runs.train(Runs.TINY, Runs.SHORT);
    long before = Pointer.totalCount();
    for (TrainingListener listener :
        List.of(
            Runs.atEpochEnd(end -> fail("epoch")),
            Runs.atStepEnd(end -> fail("step")),
            Runs.atTrainingEnd(result -> fail("end")))) {
      Trainer trainer = Trainer.builder(Runs.TINY).config(Runs.SHORT).listener(listener).build();
      assertThatThrownBy(() -> trainer.train(Runs.SPLIT))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith(" listener broke");
    }
    assertThat(Pointer.totalCount()).isEqualTo(before);
  }

  @Test
  void allListenersLearnOfTheEndAlsoWhereOneThrows() {
    List<StopReason> told = new ArrayList<>();
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT)
            .listener(Runs.atTrainingEnd(result -> fail("first")))
            .listener(Runs.atTrainingEnd(result -> told.add(result.stopReason())))
            .listener(Runs.atTrainingEnd(result -> fail("third")))
            .build();
    assertThatThrownBy(() -> trainer.train(Runs.SPLIT))
        .hasMessage("first listener broke")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("third listener broke"));
    assertThat(told).containsExactly(new StopReason.EpochsCompleted(6));
  }

  @Test
  void whereAListenerOfTheEndThrowsTheCheckpointStillHoldsTheResult() throws IOException {
    Path file = folder.resolve("checkpoint");
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT)
            .checkpoint(new CheckpointPolicy(file, 1_000_000))
            .listener(Runs.atTrainingEnd(result -> fail("the")))
            .build();
    assertThatThrownBy(() -> trainer.train(Runs.SPLIT)).hasMessage("the listener broke");
    Runs.assertSame(
        Trainer.builder(Runs.TINY).config(Runs.SHORT).resumeFrom(file).build().train(Runs.SPLIT),
        Runs.train(Runs.TINY, Runs.SHORT));
  }

  @Test
  void aListenerMayCancelAndTrainAnother() {
    AtomicReference<TrainingResult> inner = new AtomicReference<>();
    TrainingResult outer =
        Runs.trainUntil(
            2,
            Trainer.builder(Runs.COMBINED)
                .config(Runs.SHORT)
                .listener(Runs.atEpochEnd(end -> inner.set(Runs.train(Runs.TINY, Runs.SHORT)))));
    assertThat(outer.stopReason()).isEqualTo(new StopReason.Cancelled(2));
    Runs.assertSame(requireNonNull(inner.get()), Runs.train(Runs.TINY, Runs.SHORT));
  }

  @Test
  void aListenerThatBlocksHoldsOnlyItsOwnTrainingAndAnInterruptEndsIt()
      throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    AtomicReference<TrainingResult> result = new AtomicReference<>();
    TrainingListener blocking =
        Runs.atEpochEnd(
            end -> {
              try {
                blocked.countDown();
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Trainer trainer = Trainer.builder(Runs.TINY).config(ENDLESS).listener(blocking).build();
    Thread thread = new Thread(() -> result.set(trainer.train(Runs.SPLIT)));
    thread.start();
    blocked.await();
    assertThat(Runs.train(Runs.TINY, Runs.SHORT).stopReason())
        .isEqualTo(new StopReason.EpochsCompleted(6));
    assertThat(thread.isAlive()).isTrue();
    thread.interrupt();
    thread.join();
    assertThat(requireNonNull(result.get()).stopReason()).isEqualTo(new StopReason.Cancelled(1));
  }

  @Test
  void aCheckpointThatCannotBeWrittenEndsTheTrainingAndIsNamed() throws IOException {
    Path noFolder = Files.createFile(folder.resolve("file"));
    Path file = noFolder.resolve("checkpoint");
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT)
            .checkpoint(new CheckpointPolicy(file, 1))
            .build();
    long before = Pointer.totalCount();
    assertThatThrownBy(() -> trainer.train(Runs.SPLIT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file + ": could not be written");
    assertThat(Pointer.totalCount()).isEqualTo(before);
  }

  @Test
  void whatAKilledProcessLeftBesideTheCheckpointIsCleared() throws IOException {
    Path left = Files.createFile(folder.resolve(".tmp-999999999-42-checkpoint.tmp"));
    Trainer.builder(Runs.TINY)
        .config(Runs.SHORT)
        .checkpoint(CheckpointPolicy.of(folder.resolve("checkpoint")))
        .build()
        .train(Runs.SPLIT);
    assertThat(left).doesNotExist();
    assertThat(folder.resolve("checkpoint")).exists();
  }

  @Test
  void trainingsLeaveNoThread() throws IOException, InterruptedException {
    assumeTrue(ProcessThreads.told(), "this system does not tell the native runtime's threads");
    trainOnOneAndTwoThreads(); // starts what is started once for the whole process
    Set<String> before = ProcessThreads.running();
    for (int i = 0; i < 5; i++) {
      trainOnOneAndTwoThreads();
    }
    ProcessThreads.awaitEndOfAllBut(before);
  }

  private static void trainOnOneAndTwoThreads() {
    Runs.train(Runs.TINY, Runs.SHORT.withThreads(1));
    Runs.train(Runs.TINY, Runs.SHORT.withThreads(2));
  }

  private static void fail(String which) {
    throw new IllegalStateException(which + " listener broke");
  }
}

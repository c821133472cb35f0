package dev.overfit.grid;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.grid.GridTraining.Failed;
import dev.overfit.grid.GridTraining.Trained;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final Axis<Integer> UNITS = Axis.of("units", 4, 8);
  private static final Axis<Double> DROPOUT = Axis.of("dropout", 0.0, 0.5);
  private static final Axis<Double> RATE = Axis.of("rate", 0.001, 0.01);
  private static final Split ROWS = rows();
  private static final TrainingConfig SHORT =
      TrainingConfig.defaults().withEpochs(3).withBatchSize(50).withSeed(1);
  private static final TrainingConfig ENDLESS = SHORT.withEpochs(1_000_000).withoutEarlyStopping();

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static Split rows() {
    Random random = new Random(7);
    float[] features = new float[1200];
    float[] labels = new float[300];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    for (int row = 0; row < labels.length; row++) {
      labels[row] = features[4 * row] + random.nextGaussian() > 0 ? 1 : 0;
    }
    Dataset dataset = Dataset.of(List.of("a", "b", "c", "d"), features, labels);
    return LoadedData.of(dataset, "drawn").split(100);
  }

  private static ModelSpec model(GridPoint point) {
    return ModelSpec.binaryClassifier(
        point.name(),
        4,
        new Dense(point.get(UNITS), Activation.ELU),
        new Dropout(point.get(DROPOUT)));
  }

  private static Grid grid() {
    return Grid.of(GridTest::model, UNITS, DROPOUT).configs(point -> SHORT);
  }

  private static Grid endless(Runnable atEpochEnd) {
    return Grid.of(GridTest::model, UNITS, DROPOUT)
        .configs(point -> ENDLESS)
        .listeners(point -> TrainingListener.atEpochEnd(end -> atEpochEnd.run()));
  }

  @Test
  void pointsGoThroughTheLastAxisFirst() {
    List<GridPoint> points = Grid.of(GridTest::model, UNITS, DROPOUT, RATE).points();
    assertThat(points)
        .extracting(GridPoint::toString)
        .startsWith(
            "units=4, dropout=0.0, rate=0.001",
            "units=4, dropout=0.0, rate=0.01",
            "units=4, dropout=0.5, rate=0.001")
        .hasSize(8)
        .endsWith("units=8, dropout=0.5, rate=0.01");
    GridPoint last = points.get(7);
    assertThat(last.name()).isEqualTo("units_8-dropout_0.5-rate_0.01");
    assertThat(last.values()).isEqualTo(Map.of("units", 8, "dropout", 0.5, "rate", 0.01));
    assertThatThrownBy(() -> last.get(Axis.of("depth", 1)))
        .hasMessage("axis: expected one of the grid's, [units, dropout, rate], received depth");
  }

  @Test
  void resultsAreInTheGridsOrderAndTheSameBytesForAnyExecutor() {
    List<Weights> alone = new ArrayList<>();
    for (GridPoint point : grid().points()) {
      TrainingConfig config = SHORT.withThreads(1);
      alone.add(Trainer.builder(model(point)).config(config).build().train(ROWS).variables());
    }
    for (Executor executor : List.<Executor>of(Runnable::run, threads)) {
      GridResult result = grid().train(ROWS, executor);
      assertThat(result.trainings()).extracting(GridTraining::point).isEqualTo(grid().points());
      assertThat(result.trained()).extracting(each -> each.result().variables()).isEqualTo(alone);
    }
    assertThat(threads.isShutdown()).isFalse();
  }

  @Test
  void theBestHasTheLowestValidationCrossentropyOfABestEpoch() {
    GridResult result = grid().train(ROWS);
    double least =
        result.trained().stream()
            .flatMap(each -> each.result().history().epochs().stream())
            .mapToDouble(epoch -> epoch.valBinaryCrossentropy())
            .min()
            .orElseThrow();
    TrainingResult best = result.best().orElseThrow().result();
    assertThat((double) best.bestEpoch().orElseThrow().valBinaryCrossentropy()).isEqualTo(least);
    assertThat(new GridResult(List.of()).best()).isEmpty();
  }

  @Test
  void noThreadOfItsOwnOutlivesTheGrid() throws InterruptedException {
    List<Thread> seen = new ArrayList<>();
    grid()
        .listeners(
            point ->
                TrainingListener.atEpochEnd(
                    end -> {
                      synchronized (seen) {
                        seen.add(Thread.currentThread());
                      }
                    }))
        .train(ROWS);
    assertThat(seen).hasSize(4 * 3).doesNotContain(Thread.currentThread());
    for (Thread thread : seen) {
      thread.join();
    }
  }

  @Test
  void aTrainingThatFailsLeavesTheOthersAlone() {
    IllegalStateException full = new IllegalStateException("the listener's disk is full");
    GridResult result =
        grid()
            .listeners(
                point ->
                    TrainingListener.atEpochEnd(
                        end -> {
                          if (point.get(UNITS) == 8 && point.get(DROPOUT) == 0.5) {
                            throw full;
                          }
                        }))
            .train(ROWS, threads);
    List<GridPoint> points = grid().points();
    assertThat(result.failed()).containsExactly(new Failed(points.get(3), full));
    assertThat(result.trained()).extracting(Trained::point).isEqualTo(points.subList(0, 3));
  }

  @Test
  void aPointWithoutAModelIsNamedBeforeAnythingTrains() {
    List<GridTraining> told = new ArrayList<>();
    Axis<Double> wrong = Axis.of("dropout", 0.2, 1.5);
    Grid grid =
        Grid.of(point -> ModelSpec.binaryClassifier("M", 4, new Dropout(point.get(wrong))), wrong)
            .progress(told::add);
    assertThatThrownBy(() -> grid.train(ROWS, threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("dropout=1.5: ");
    assertThat(told).isEmpty();
  }

  @Test
  void theCallersWishEndsWhatRunsAndKeepsTheOthersFromBeginning() {
    AtomicBoolean enough = new AtomicBoolean();
    GridResult result = endless(() -> enough.set(true)).train(ROWS, threads, enough::get);
    assertThat(result.trainings()).hasSize(4);
    assertThat(result.trained())
        .hasSizeBetween(1, 2)
        .allMatch(each -> each.result().stopReason() instanceof StopReason.Cancelled);
    assertThat(result.failed())
        .allMatch(each -> each.cause() instanceof CancellationException)
        .extracting(each -> each.cause().getMessage())
        .contains("units=4, dropout=0.5: cancelled before it began");
  }

  /** The thread that waits looks only now and then, and a thread of the executor may be sooner. */
  @Test
  void noTrainingBeginsAfterTheCallersWishThoughNobodyElseHasSeenIt() {
    Thread caller = Thread.currentThread();
    GridResult result =
        endless(() -> {}).train(ROWS, threads, () -> Thread.currentThread() != caller);
    assertThat(result.trained()).isEmpty();
    assertThat(result.failed())
        .hasSize(4)
        .allMatch(each -> each.cause() instanceof CancellationException);
  }

  @Test
  void anInterruptCancelsAndStaysPendingAlsoWhereTheExecutorIsBusy() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService busy = Executors.newSingleThreadExecutor();
    busy.execute(
        () -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    AtomicReference<GridResult> result = new AtomicReference<>();
    AtomicBoolean pending = new AtomicBoolean();
    Thread caller =
        new Thread(
            () -> {
              result.set(grid().train(ROWS, busy));
              pending.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    caller.interrupt();
    caller.join();
    over.countDown();
    busy.shutdown();
    assertThat(requireNonNull(result.get()).failed())
        .hasSize(4)
        .allMatch(each -> each.cause() instanceof CancellationException);
    assertThat(pending).isTrue();
  }

  @Test
  void whatAnExecutorDoesNotTakeHasFailed() {
    threads.shutdown();
    assertThat(grid().train(ROWS, threads).failed())
        .hasSize(4)
        .allMatch(each -> each.cause() instanceof RejectedExecutionException);
  }

  @Test
  void progressIsToldHereOfEachAndItsExceptionEndsTheGrid() {
    List<GridPoint> told = new ArrayList<>();
    Thread here = Thread.currentThread();
    grid()
        .progress(
            each -> {
              assertThat(Thread.currentThread()).isEqualTo(here);
              told.add(each.point());
            })
        .train(ROWS, threads);
    assertThat(told).containsExactlyInAnyOrderElementsOf(grid().points());

    List<EpochEnd> ends = new ArrayList<>();
    IllegalStateException enough = new IllegalStateException("enough");
    Grid stopping =
        Grid.of(GridTest::model, UNITS, DROPOUT)
            .configs(point -> point.places().contains(1) ? ENDLESS : SHORT)
            .listeners(
                point ->
                    TrainingListener.atEpochEnd(
                        end -> {
                          synchronized (ends) {
                            ends.add(end);
                          }
                        }))
            .progress(
                each -> {
                  throw enough;
                });
    // three endless trainings and one that ends; three more threads let all of them run
    ExecutorService four = Executors.newFixedThreadPool(4);
    assertThatThrownBy(() -> stopping.train(ROWS, four)).isSameAs(enough);
    int atTheEnd = ends.size();
    four.shutdown();
    assertThat(four.isTerminated() || four.shutdownNow().isEmpty()).isTrue();
    assertThat(ends).hasSize(atTheEnd);
  }

  @Test
  void axesWantValuesAndNamesOfTheirOwn() {
    assertThatThrownBy(() -> Axis.of("units", 4, 4))
        .hasMessage("axis units: expected at least one value, all distinct, received [4, 4]");
    assertThatThrownBy(() -> Grid.of(GridTest::model, UNITS, Axis.of("units", 9)))
        .hasMessage("axes: expected one of each name, received two of units");
    assertThatThrownBy(() -> Grid.of(GridTest::model))
        .hasMessage("axes: expected at least one, received none");
  }
}

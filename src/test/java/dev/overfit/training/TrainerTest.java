package dev.overfit.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.graph.InitialWeights;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Split SPLIT = FormulaRows.load(1500).split(500, 1000);
  private static final ModelSpec TINY =
      ModelSpec.binaryClassifier("Tiny", 28, new Dense(16, Activation.ELU));
  private static final ModelSpec COMBINED =
      ModelSpec.binaryClassifier(
          "Combined",
          28,
          new Dense(16, Activation.ELU, new Regularizer.L2(0.001)),
          new Dropout(0.5));
  private static final TrainingConfig SHORT =
      TrainingConfig.defaults().withEpochs(4).withBatchSize(100);

  @Test
  void theSameInputsGiveTheSameFiguresToTheBit() {
    TrainingResult first = train(COMBINED, SHORT);
    TrainingResult second = train(COMBINED, SHORT);
    assertThat(second.history()).isEqualTo(first.history());
    assertThat(second.weights()).isEqualTo(first.weights());
    assertThat(train(COMBINED, SHORT.withSeed(1)).history()).isNotEqualTo(first.history());
  }

  @Test
  void listeningToStepsChangesNoFigure() {
    List<StepEnd> steps = new ArrayList<>();
    TrainingResult listened =
        Trainer.builder(COMBINED).config(SHORT).listener(stepsInto(steps)).build().train(SPLIT);
    assertThat(listened.history()).isEqualTo(train(COMBINED, SHORT).history());
    assertThat(steps).extracting(StepEnd::step).containsExactlyElementsOf(numbers(40));
    double mean =
        steps.subList(0, 10).stream()
            .mapToDouble(StepEnd::binaryCrossentropy)
            .average()
            .orElseThrow();
    assertThat((double) listened.history().epochs().get(0).binaryCrossentropy())
        .isCloseTo(mean, within(1e-6));
  }

  @Test
  void lossIsTheCrossentropyPlusThePenaltyOfTheWeights() {
    TrainingResult result = train(COMBINED, SHORT);
    EpochMetrics last = result.history().last().orElseThrow();
    double penalty = 0;
    var kernel = result.weights().values(0);
    while (kernel.hasRemaining()) {
      double w = kernel.get();
      penalty += 0.001 * w * w;
    }
    assertThat((double) last.valLoss() - last.valBinaryCrossentropy())
        .isCloseTo(penalty, within(1e-6));
    assertThat(last.loss()).isGreaterThan(last.binaryCrossentropy());
  }

  @Test
  void validationFiguresAreThoseOfTheWeights() {
    TrainingResult result = train(COMBINED, SHORT);
    EpochMetrics last = result.history().last().orElseThrow();
    Evaluation evaluation = result.validation();
    assertThat(evaluation.binaryCrossentropy())
        .isCloseTo(last.valBinaryCrossentropy(), within(1e-6));
    assertThat(evaluation.accuracy()).isCloseTo(last.valAccuracy(), within(1e-6));
    assertThat(evaluation.auc()).isBetween(0.5, 1.0);
  }

  @Test
  void validationGoesThroughAllRowsInBlocks() {
    LoadedData rows = FormulaRows.load(3600);
    EpochMetrics whole = train(TINY, SHORT, rows.split(2600, 1000)).history().last().orElseThrow();
    TrainingResult result = train(TINY, SHORT, rows.split(2600, 1000));
    assertThat(result.validation().binaryCrossentropy())
        .isCloseTo(whole.valBinaryCrossentropy(), within(1e-6));
    assertThat(result.validation().accuracy()).isCloseTo(whole.valAccuracy(), within(1e-6));
  }

  @Test
  void theLastBatchHoldsWhatIsLeft() {
    // 1,000 rows in batches of 300 are 4 steps; with a rate that moves nothing, the epoch's mean is
    // that of all rows.
    TrainingConfig still =
        SHORT.withBatchSize(300).withOptimizer(new Sgd(new Constant(1e-30))).withEpochs(1);
    Split swapped = new Split(SPLIT.training(), SPLIT.training(), SPLIT.origin());
    List<StepEnd> steps = new ArrayList<>();
    TrainingResult result =
        Trainer.builder(TINY).config(still).listener(stepsInto(steps)).build().train(swapped);
    EpochMetrics epoch = result.history().epochs().get(0);
    assertThat(steps).hasSize(4);
    assertThat((double) epoch.binaryCrossentropy())
        .isCloseTo(epoch.valBinaryCrossentropy(), within(1e-6));
    assertThat((double) epoch.accuracy()).isCloseTo(epoch.valAccuracy(), within(1e-6));
    assertThat(train(TINY, still, swapped).history()).isEqualTo(result.history());
  }

  @Test
  void aBatchLargerThanTheRowsIsAllRows() {
    assertThat(train(TINY, SHORT.withBatchSize(5000)).history())
        .isEqualTo(train(TINY, SHORT.withBatchSize(1000)).history());
  }

  @Test
  void earlyStoppingEndsTheRunPatienceEpochsAfterTheBest() {
    TrainingConfig config =
        SHORT
            .withEpochs(500)
            .withOptimizer(new Adam(new Constant(0.05)))
            .withEarlyStopping(EarlyStopping.ofPatience(3));
    TrainingResult result = train(TINY, config);
    int best = result.history().best(Metric.VAL_BINARY_CROSSENTROPY).orElseThrow().epoch();
    assertThat(result.stopReason())
        .isEqualTo(new StopReason.EarlyStopped(best + 3, Metric.VAL_BINARY_CROSSENTROPY, best));
    assertThat(result.history().size()).isEqualTo(best + 3);
    assertThat(result.weights()).isNotEqualTo(result.bestWeights());
  }

  @Test
  void restoringTheBestWeightsGivesTheBestEpochsFigures() {
    TrainingConfig config =
        SHORT
            .withEpochs(500)
            .withOptimizer(new Adam(new Constant(0.05)))
            .withEarlyStopping(new EarlyStopping(Metric.VAL_BINARY_CROSSENTROPY, 0, 3, true));
    TrainingResult result = train(TINY, config);
    double best =
        result.history().best(Metric.VAL_BINARY_CROSSENTROPY).orElseThrow().valBinaryCrossentropy();
    assertThat(result.weights()).isEqualTo(result.bestWeights());
    assertThat(result.validation().binaryCrossentropy()).isCloseTo(best, within(1e-6));
  }

  @Test
  void aLossThatIsNoNumberEndsTheRun() {
    TrainingResult result = train(TINY, SHORT.withOptimizer(new Sgd(new Constant(1e30))));
    assertThat(result.stopReason()).isInstanceOf(StopReason.Diverged.class);
    StopReason.Diverged diverged = (StopReason.Diverged) result.stopReason();
    assertThat(diverged.epoch()).isEqualTo(result.history().size()).isEqualTo(1);
    assertThat(Double.isFinite(diverged.loss())).isFalse();
  }

  @Test
  void aWishFromBeforeTheStartReturnsTheGivenWeights() {
    Weights start = InitialWeights.draw(TINY, 99);
    Trainer trainer = Trainer.builder(TINY).config(SHORT).initialWeights(start).build();
    TrainingResult result = trainer.train(SPLIT, () -> true);
    assertThat(result.stopReason()).isEqualTo(new StopReason.Cancelled(0));
    assertThat(result.weights()).isEqualTo(start);
  }

  @Test
  void aTrainerCancelledBeforeItTrainsOrWhileItDidTrainsAnew() {
    AtomicReference<Trainer> self = new AtomicReference<>();
    AtomicInteger trainings = new AtomicInteger();
    TrainingListener cancelTheFirst =
        TrainingListener.atEpochEnd(
            end -> {
              if (trainings.get() == 1) {
                requireNonNull(self.get()).cancel();
              }
            });
    Trainer trainer = Trainer.builder(TINY).config(SHORT).listener(cancelTheFirst).build();
    self.set(trainer);
    trainer.cancel();
    trainings.set(1);
    assertThat(trainer.train(SPLIT).stopReason()).isEqualTo(new StopReason.Cancelled(1));
    trainings.set(2);
    Runs.assertSame(trainer.train(SPLIT), train(TINY, SHORT));
  }

  @Test
  void weightsOfAnotherModelAreRefused() {
    Trainer trainer =
        Trainer.builder(TINY)
            .config(SHORT)
            .initialWeights(
                InitialWeights.draw(
                    ModelSpec.binaryClassifier("Other", 28, new Dense(8, Activation.ELU)), 0))
            .build();
    assertThatThrownBy(() -> trainer.train(SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dense/kernel");
  }

  @Test
  void rowsOfAnotherWidthAreRefused() {
    ModelSpec narrow = ModelSpec.binaryClassifier("Narrow", 27, new Dense(8, Activation.ELU));
    assertThatThrownBy(() -> train(narrow, SHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: expected 27 features, as model Narrow takes, received 28");
  }

  @Test
  void cancellingReturnsWhatThereIs() {
    AtomicReference<Trainer> trainer = new AtomicReference<>();
    TrainingListener cancelAfterTwo =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            if (end.metrics().epoch() == 2) {
              requireNonNull(trainer.get()).cancel();
            }
          }
        };
    trainer.set(Trainer.builder(TINY).config(SHORT).listener(cancelAfterTwo).build());
    TrainingResult result = requireNonNull(trainer.get()).train(SPLIT);
    assertThat(result.stopReason()).isEqualTo(new StopReason.Cancelled(2));
    assertThat(result.history().epochs())
        .isEqualTo(train(TINY, SHORT).history().epochs().subList(0, 2));
  }

  @Test
  void interruptingTheThreadCancels() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<TrainingResult> result = new AtomicReference<>();
    TrainingListener signal =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            running.countDown();
          }
        };
    Trainer trainer =
        Trainer.builder(TINY)
            .config(SHORT.withEpochs(1_000_000).withoutEarlyStopping())
            .listener(signal)
            .build();
    Thread thread = new Thread(() -> result.set(trainer.train(SPLIT)));
    thread.start();
    running.await();
    thread.interrupt();
    thread.join();
    assertThat(requireNonNull(result.get()).stopReason()).isInstanceOf(StopReason.Cancelled.class);
  }

  @Test
  void anExceptionOfAListenerComesOut() {
    TrainingListener broken =
        new TrainingListener() {
          @Override
          public void onEpochEnd(EpochEnd end) {
            throw new IllegalStateException("listener broke");
          }
        };
    Trainer trainer = Trainer.builder(TINY).config(SHORT).listener(broken).build();
    assertThatThrownBy(() -> trainer.train(SPLIT)).hasMessage("listener broke");
  }

  private static TrainingResult train(ModelSpec model, TrainingConfig config) {
    return train(model, config, SPLIT);
  }

  private static TrainingResult train(ModelSpec model, TrainingConfig config, Split split) {
    return Trainer.builder(model).config(config).build().train(split);
  }

  private static List<Long> numbers(int count) {
    return java.util.stream.LongStream.range(0, count).boxed().toList();
  }

  private static TrainingListener stepsInto(List<StepEnd> steps) {
    return new TrainingListener() {
      @Override
      public void onStepEnd(StepEnd end) {
        steps.add(end);
      }

      @Override
      public boolean wantsSteps() {
        return true;
      }
    };
  }
}

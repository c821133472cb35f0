package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.evaluation.BinaryCrossentropy;
import dev.overfit.graph.LabelledRows;
import dev.overfit.graph.TrainingSession;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests an epoch's weights, for listeners as it ends and with its figures in the result. */
class EpochWeightsTest {
  /** Fast enough to be at its best before the last epoch. */
  private static final TrainingConfig FAST =
      Runs.SHORT.withEpochs(20).withOptimizer(new Adam(new Constant(0.05)));

  private static double valCrossentropy(Weights weights) {
    LabelledRows validation = RunInputs.rows(Runs.SPLIT.validation());
    try (TrainingSession session =
        new TrainingSession(
            Runs.TINY,
            FAST.step(100, Runs.SPLIT.training()),
            new Execution(false, 1),
            RunInputs.rows(Runs.SPLIT.training()),
            validation)) {
      session.assign(weights);
      return BinaryCrossentropy.mean(Runs.SPLIT.validation().labels(), session.logits(validation));
    }
  }

  private static void assertBelongTogether(EpochResult epoch) {
    assertThat(valCrossentropy(epoch.weights()))
        .isCloseTo(epoch.figures().valBinaryCrossentropy(), within(2e-6));
  }

  @Test
  void aListenerGetsThoseAfterEachEpoch() {
    List<EpochResult> told = new ArrayList<>();
    TrainingResult result =
        Trainer.builder(Runs.TINY)
            .config(FAST)
            .listener(
                Runs.atEpochEnd(end -> told.add(new EpochResult(end.metrics(), end.weights()))))
            .build()
            .train(Runs.SPLIT);
    assertThat(told).hasSize(20).extracting(EpochResult::weights).doesNotHaveDuplicates();
    assertBelongTogether(told.get(0));
    assertBelongTogether(told.get(11));
    assertThat(told.get(19)).isEqualTo(result.last().orElseThrow());
    assertThat(told).contains(result.best().orElseThrow());
    Runs.assertSame(result, Runs.train(Runs.TINY, FAST));
  }

  @Test
  void theyAreGoneOnceTheListenerReturns() {
    List<EpochEnd> kept = new ArrayList<>();
    Trainer.builder(Runs.TINY)
        .config(Runs.SHORT)
        .listener(
            Runs.atEpochEnd(
                end -> {
                  assertThat(end.weights()).isEqualTo(end.weights());
                  kept.add(end);
                }))
        .build()
        .train(Runs.SPLIT);
    assertThatThrownBy(kept.get(2)::weights)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "weights of epoch 3: expected a call within onEpochEnd of the training that runs it");
  }

  @Test
  void bestAndLastAreFiguresAndWeightsOfOneEpoch() {
    for (boolean restore : new boolean[] {false, true}) {
      TrainingResult result =
          Runs.train(
              Runs.TINY,
              FAST.withEarlyStopping(EarlyStopping.ofPatience(3).withRestoreBestWeights(restore)));
      EpochResult best = result.best().orElseThrow();
      EpochResult last = result.last().orElseThrow();
      assertThat(last.epoch()).isEqualTo(best.epoch() + 3).isEqualTo(result.history().size());
      assertThat(best.figures()).isEqualTo(result.bestEpoch().orElseThrow());
      assertBelongTogether(best);
      assertBelongTogether(last);
      assertThat(result.weights()).isEqualTo((restore ? best : last).weights());
      assertThat(result.withoutWeights().last().orElseThrow().weights().variables()).isEmpty();
    }
  }

  @Test
  void ofACancelledTrainingTheLastEpochsWeightsAreThereIfNoStepCameBehindIt() {
    TrainingResult between = Runs.trainUntil(3, Trainer.builder(Runs.TINY).config(FAST));
    assertThat(between.unfinishedSteps()).isZero();
    assertBelongTogether(between.last().orElseThrow());
    TrainingResult within = Runs.trainUntilStep(23, Trainer.builder(Runs.TINY).config(FAST));
    assertThat(within.history().size()).isEqualTo(2);
    assertThat(within.unfinishedSteps()).isEqualTo(4);
    assertThat(within.last()).isEmpty();
    assertBelongTogether(within.best().orElseThrow());
    TrainingResult nothing = Runs.trainUntilStep(3, Trainer.builder(Runs.TINY).config(FAST));
    assertThat(nothing.best()).isEmpty();
    assertThat(nothing.last()).isEmpty();
  }
}

package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.training.Runs.Recorder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests trainings whose epochs are a number of steps. */
class StepsPerEpochTest {
  @Test
  void ofAsManyStepsAsGoThroughAllRowsItIsATrainingWithoutIt() {
    Runs.assertSame(
        Runs.train(Runs.COMBINED, Runs.SHORT.withStepsPerEpoch(10)),
        Runs.train(Runs.COMBINED, Runs.SHORT));
  }

  /** The same steps on the same rows, validated more often: ten steps see all rows once. */
  @Test
  void theWeightsAreThoseOfATrainingThatIsLookedAtLessOften() {
    TrainingResult often = Runs.train(Runs.TINY, Runs.SHORT.withStepsPerEpoch(5).withEpochs(4));
    TrainingResult seldom = Runs.train(Runs.TINY, Runs.SHORT.withEpochs(2));
    assertThat(often.weights()).isEqualTo(seldom.weights());
    assertThat(often.steps()).isEqualTo(20);
    assertThat(often.history().size()).isEqualTo(4);
    for (int pass = 0; pass < 2; pass++) {
      assertThat(often.history().epochs().get(2 * pass + 1).valBinaryCrossentropy())
          .isEqualTo(seldom.history().epochs().get(pass).valBinaryCrossentropy());
    }
  }

  @Test
  void listenersHearOfTheSteps() {
    Recorder recorder = new Recorder();
    TrainingConfig config = Runs.SHORT.withBatchSize(300).withStepsPerEpoch(7).withEpochs(3);
    Trainer.builder(Runs.TINY).config(config).listener(recorder).build().train(Runs.SPLIT);
    assertThat(recorder.begins.get(0).stepsPerEpoch()).isEqualTo(7);
    assertThat(recorder.epochs.stream().map(EpochEnd::steps)).containsExactly(7L, 14L, 21L);
  }

  /** 1,000 rows are two and a half epochs of 400; each pass visits each row once. */
  @Test
  void epochsGoOnWhereTheOneBeforeStopped() {
    RowOrder order = PartOfRows.all(1000, RowOrder.shuffled(3));
    int[] visited =
        IntStream.rangeClosed(1, 5)
            .flatMap(
                epoch -> {
                  int[] rows = new int[400];
                  order.fill(rows, epoch);
                  return Arrays.stream(rows);
                })
            .toArray();
    for (int pass = 1; pass <= 2; pass++) {
      int[] shuffled = new int[1000];
      RowOrder.shuffled(3).fill(shuffled, pass);
      assertThat(Arrays.copyOfRange(visited, 1000 * (pass - 1), 1000 * pass)).isEqualTo(shuffled);
    }
  }

  @Test
  void aCheckpointOfOtherEpochsIsThatOfAnotherTraining() {
    assertThat(identity(Runs.SHORT).differences(identity(Runs.SHORT.withStepsPerEpoch(5))))
        .containsExactly("steps per epoch: expected (none), received 5");
  }

  private static RunIdentity identity(TrainingConfig config) {
    Placement placement = Placement.of(Device.CPU);
    return new RunInputs(
            Runs.TINY,
            config,
            placement,
            new Execution(false, 1),
            Runs.SPLIT,
            RowOrder.shuffled(config.seed()),
            Optional.empty(),
            new ValidationMetrics(List.of()))
        .identity(() -> false);
  }

  @Test
  void moreRowsThanCanBeCountedAreRefused() {
    TrainingConfig config = Runs.SHORT.withStepsPerEpoch(Integer.MAX_VALUE);
    assertThatThrownBy(() -> Runs.train(Runs.TINY, config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stepsPerEpoch: expected at most 21,474,836 with batches of 100 rows, received"
                + " 2,147,483,647");
  }

  @Test
  void stepsAreNotNegative() {
    assertThatThrownBy(() -> TrainingConfig.defaults().withStepsPerEpoch(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stepsPerEpoch: expected at least 0, received -1");
  }
}

package dev.overfit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.data.Split;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import dev.overfit.training.TrainingConfig;
import org.junit.jupiter.api.Test;

class PlannedMemoryTest {
  private static final Split SPLIT = ScriptedTraining.rows("rows", false, 250, 4).split(50);
  private static final ModelSpec MODEL =
      ModelSpec.binaryClassifier("Small", 4, new Dense(8, Activation.ELU));
  private static final TrainingConfig CONFIG = TrainingConfig.defaults().withBatchSize(16);

  /**
   * 250 rows of 4 * 4 + 12 bytes; 49 parameters, as many gradients, and two Adam slots for each; 8
   * + 1 values for each of 16 rows, three times.
   */
  @Test
  void aTrainingKeepsRowsWeightsAndABatch() {
    long rows = 250 * 28;
    assertThat(PlannedMemory.ofTraining(new Replicate(MODEL, CONFIG, 0), SPLIT))
        .isEqualTo(rows + 4 * (4 * 49 + 3 * 9 * 16));
    TrainingConfig plain = CONFIG.withOptimizer(new Sgd(new Constant(0.01)));
    assertThat(PlannedMemory.ofTraining(new Replicate(MODEL, plain, 0), SPLIT))
        .isEqualTo(rows + 4 * (2 * 49 + 3 * 9 * 16));
  }

  /** A batch has no more rows than there are to train. */
  @Test
  void allOfItIsWhatIsKeptAtOnce() {
    long one =
        PlannedMemory.ofTraining(new Replicate(MODEL, CONFIG.withBatchSize(10_000), 0), SPLIT);
    assertThat(one).isEqualTo(250 * 28 + 4 * (4 * 49 + 3 * 9 * 200));
    PlannedMemory memory = PlannedMemory.of(SPLIT, 2 * one);
    assertThat(memory.total()).isEqualTo(RowMemory.PROGRAM + RowMemory.onHeap(SPLIT) + 2 * one);
    assertThat(memory.heap()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(memory.physical()).isGreaterThan(memory.program());
  }
}

package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassWeightTrainingTest {
  private static final TrainingConfig BALANCED = Runs.SHORT.withClassWeight(ClassWeight.BALANCED);

  @TempDir Path folder;

  @Test
  void rowsThatCountOneGiveTheSameBytesAsNoWeights() {
    TrainingResult none = Runs.train(Runs.COMBINED, Runs.SHORT);
    TrainingConfig ones = Runs.SHORT.withClassWeight(ClassWeight.of(1, 1));
    TrainingResult weighted = Runs.train(Runs.COMBINED, ones);
    Runs.assertSame(weighted, none);
    assertThat(weighted.variables()).isEqualTo(none.variables());
  }

  /** The gradient is twice as large and the rate half as large; doubling loses no digit. */
  @Test
  void rowsThatCountTwoAtHalfTheRateGiveTheSameWeights() {
    TrainingConfig config = Runs.SHORT.withOptimizer(new Sgd(new Constant(0.125)));
    TrainingResult one = Runs.train(Runs.TINY, config);
    TrainingResult two =
        Runs.train(
            Runs.TINY,
            config
                .withOptimizer(new Sgd(new Constant(0.0625)))
                .withClassWeight(ClassWeight.of(2, 2)));
    assertThat(two.weights()).isEqualTo(one.weights());
    assertThat(two.history().values(Metric.BINARY_CROSSENTROPY))
        .isEqualTo(one.history().values(Metric.BINARY_CROSSENTROPY));
    for (EpochMetrics epoch : two.history().epochs()) {
      assertThat(epoch.loss()).isEqualTo(2 * epoch.binaryCrossentropy());
      assertThat(epoch.valLoss()).isEqualTo(epoch.valBinaryCrossentropy());
    }
  }

  @Test
  void balancedWeighsByTheTrainingRowsAlone() {
    PerClass weight = ClassWeight.BALANCED.on(Runs.SPLIT.training().labels());
    TrainingResult balanced = Runs.train(Runs.TINY, BALANCED);
    assertThat(balanced.classWeight()).isEqualTo(weight);
    assertThat(balanced.weights())
        .isEqualTo(Runs.train(Runs.TINY, Runs.SHORT.withClassWeight(weight)).weights())
        .isNotEqualTo(Runs.train(Runs.TINY, Runs.SHORT).weights());
    assertThat(balanced.config().classWeight()).isEqualTo(ClassWeight.BALANCED);
  }

  @Test
  void theLossOfAnEpochIsTheMeanOfItsStepsLosses() {
    List<StepEnd> steps = new ArrayList<>();
    TrainingResult listened =
        Trainer.builder(Runs.COMBINED)
            .config(BALANCED)
            .listener(Runs.atStepEnd(steps::add))
            .build()
            .train(Runs.SPLIT);
    assertThat(listened.history()).isEqualTo(Runs.train(Runs.COMBINED, BALANCED).history());
    double mean = steps.subList(0, 10).stream().mapToDouble(StepEnd::loss).average().orElseThrow();
    EpochMetrics first = listened.history().epochs().get(0);
    assertThat((double) first.loss()).isCloseTo(mean, within(1e-6));
    assertThat(steps)
        .noneMatch(step -> step.loss() == step.binaryCrossentropy() + step.regularizationLoss());
  }

  @Test
  void classesOfWhichOneHasNoRowAreRefusedBeforeAnythingBegins() {
    Dataset training = Runs.SPLIT.training();
    Split ofOneClass =
        new Split(
            Dataset.of(training.columns(), training.features(), new float[training.rows()]),
            Runs.SPLIT.validation(),
            Runs.SPLIT.origin());
    Path file = folder.resolve("checkpoint");
    Trainer trainer =
        Trainer.builder(Runs.TINY)
            .config(BALANCED)
            .checkpoint(CheckpointPolicy.of(file))
            .listener(Runs.atTrainingBegin(begin -> fail("began")))
            .build();
    assertThatThrownBy(() -> trainer.train(ofOneClass))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "classWeight: expected training rows of both labels to balance, received 1,000 with"
                + " label 0 and 0 with label 1");
    assertThat(file).doesNotExist();
  }

  /** A state keeps the numbers, and it does not matter how they were specified. */
  @Test
  void aTrainingGoesOnFromOneWithTheSameWeightsInOtherWords() throws Exception {
    Path file = folder.resolve("checkpoint");
    Runs.trainUntil(
        2, Trainer.builder(Runs.TINY).config(BALANCED).checkpoint(new CheckpointPolicy(file, 1)));
    PerClass weight = ClassWeight.BALANCED.on(Runs.SPLIT.training().labels());
    TrainingResult resumed =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withClassWeight(weight))
            .resumeFrom(file)
            .build()
            .train(Runs.SPLIT);
    Runs.assertSame(resumed, Runs.train(Runs.TINY, BALANCED));
  }

  @Test
  void aTrainingWithoutWeightsSaysNothingOfThemInItsStates() throws Exception {
    Path file = folder.resolve("checkpoint");
    Trainer.builder(Runs.TINY)
        .config(Runs.SHORT.withEpochs(1))
        .checkpoint(CheckpointPolicy.of(file))
        .build()
        .train(Runs.SPLIT);
    assertThat(Checkpoint.read(file).run().has(RunIdentity.CLASS_WEIGHT)).isFalse();
  }
}

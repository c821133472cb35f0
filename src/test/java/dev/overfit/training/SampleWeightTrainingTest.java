package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.Mixup;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.Sgd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests training rows that count in the loss by their own weights. */
class SampleWeightTrainingTest {
  @TempDir Path folder;

  private static Split weighted(float... cycle) {
    float[] weights = new float[Runs.SPLIT.training().rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = cycle[row % cycle.length];
    }
    return weighted(Runs.SPLIT.training().withWeights(weights));
  }

  private static Split weighted(Dataset training) {
    return new Split(training, Runs.SPLIT.validation(), Runs.SPLIT.origin());
  }

  private static TrainingResult train(TrainingConfig config, Split split) {
    return Trainer.builder(Runs.TINY).config(config).build().train(split);
  }

  @Test
  void rowsOfWeightOneAreAsRowsWithout() {
    Runs.assertSame(train(Runs.SHORT, weighted(1)), Runs.train(Runs.TINY, Runs.SHORT));
  }

  /** A power of two scales every float32 of the gradient exactly. */
  @Test
  void twiceTheWeightIsTwiceTheRateOfSgd() {
    TrainingConfig config = Runs.SHORT.withThreads(1);
    TrainingResult heavy = train(config.withOptimizer(new Sgd(new Constant(0.125))), weighted(2));
    TrainingResult fast = Runs.train(Runs.TINY, config.withOptimizer(new Sgd(new Constant(0.25))));
    assertThat(heavy.weights()).isEqualTo(fast.weights());
    for (Metric metric : Metric.values()) {
      int factor = metric.equals(Metric.LOSS) ? 2 : 1;
      double[] expected =
          Arrays.stream(fast.history().values(metric)).map(each -> factor * each).toArray();
      assertThat(heavy.history().values(metric)).as(metric.label()).isEqualTo(expected);
    }
  }

  /** In whole batches every other row counts twice and the rest count nothing. */
  @Test
  void rowsOfWeightZeroTeachNothing() {
    Dataset all = Runs.SPLIT.training();
    float[] features = all.features().clone();
    float[] weights = new float[all.rows()];
    for (int row = 0; row < all.rows(); row++) {
      weights[row] = row % 2 == 0 ? 2 : 0;
      if (row % 2 == 1) {
        Arrays.fill(features, row * all.width(), (row + 1) * all.width(), 9);
      }
    }
    Dataset spoilt = Dataset.of(all.columns(), features, all.labels());
    TrainingResult result = train(Runs.SHORT, weighted(spoilt.withWeights(weights)));
    TrainingResult clean = train(Runs.SHORT, weighted(all.withWeights(weights)));
    assertThat(result.weights()).isEqualTo(clean.weights());
    assertThat(result.history().values(Metric.LOSS)).isEqualTo(clean.history().values(Metric.LOSS));
    assertThat(result.history().values(Metric.BINARY_CROSSENTROPY))
        .as("counts all rows alike, and so the spoilt ones, too")
        .isNotEqualTo(clean.history().values(Metric.BINARY_CROSSENTROPY));
  }

  @Test
  void classWeightsMultiplyThem() {
    Dataset rows = Runs.SPLIT.training();
    float[] ofClasses = new float[rows.rows()];
    for (int row = 0; row < ofClasses.length; row++) {
      ofClasses[row] = rows.labels()[row] > 0 ? 4 : 0.5f;
    }
    TrainingResult byRow = train(Runs.SHORT, weighted(rows.withWeights(ofClasses)));
    TrainingResult byBoth = train(Runs.SHORT.withClassWeight(ClassWeight.of(0.25, 2)), weighted(2));
    assertThat(byBoth.weights()).isEqualTo(byRow.weights());
    assertThat(byBoth.history().values(Metric.LOSS)).isEqualTo(byRow.history().values(Metric.LOSS));
  }

  @Test
  void twoThreadsAndStepsOfTheirOwnGoTheSameWay() {
    Split split = weighted(0, 0.5f, 3);
    TrainingConfig config = Runs.SHORT.withBatchSize(300).withAugmentations(new Mixup(0.4));
    double[] one = train(config.withThreads(1), split).history().values(Metric.LOSS);
    double[] two = train(config.withThreads(2), split).history().values(Metric.LOSS);
    double[] loss = new double[1];
    TrainingResult stepwise =
        Trainer.builder(Runs.TINY)
            .config(config.withThreads(1).withEpochs(1))
            .listener(Runs.atStepEnd(end -> loss[0] += end.loss() * (end.step() < 3 ? 300 : 100)))
            .build()
            .train(split);
    for (int epoch = 0; epoch < one.length; epoch++) {
      assertThat(two[epoch]).isCloseTo(one[epoch], within(1e-4));
    }
    assertThat(stepwise.history().values(Metric.LOSS)[0]).isCloseTo(one[0], within(1e-6));
    assertThat(loss[0] / 1000).isCloseTo(one[0], within(1e-5));
  }

  @Test
  void cutShortWithinAnEpochTheEndIsTheSame() throws IOException {
    Split split = weighted(0, 0.5f, 3);
    Path file = folder.resolve("checkpoint");
    AtomicBoolean unwanted = new AtomicBoolean();
    Trainer.builder(Runs.TINY)
        .config(Runs.SHORT)
        .checkpoint(new CheckpointPolicy(file, 1))
        .listener(Runs.atStepEnd(end -> unwanted.set(end.step() == 23)))
        .build()
        .train(split, unwanted::get);
    assertThat(Checkpoint.read(file).unfinished().steps()).isEqualTo(4);
    Trainer resumed = Trainer.builder(Runs.TINY).config(Runs.SHORT).resumeFrom(file).build();
    Runs.assertSame(resumed.train(split), train(Runs.SHORT, split));
    assertThatThrownBy(() -> resumed.train(Runs.SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample weights: expected SHA-256 ")
        .hasMessageContaining(", received (none)");
    assertThatThrownBy(() -> resumed.train(weighted(0, 0.5f, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample weights: expected SHA-256 ");
  }
}

package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.training.Runs.Recorder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests training on a part of the training rows. */
class TrainingShareTest {
  private static final float SPOILT = 1e30f;
  private static final TrainingConfig QUARTER =
      Runs.SHORT.withBatchSize(300).withEpochs(3).withTrainingShare(0.25);

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aShareIsAboveNothingAndAtMostAll(double share) {
    assertThatThrownBy(() -> TrainingConfig.defaults().withTrainingShare(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trainingShare: expected a number in (0, 1], received " + share);
  }

  @Test
  void anEpochHasAsManySteps() {
    Recorder recorder = new Recorder();
    TrainingResult result =
        Trainer.builder(Runs.TINY).config(QUARTER).listener(recorder).build().train(Runs.SPLIT);
    assertThat(recorder.begins.get(0).stepsPerEpoch()).isEqualTo(4);
    assertThat(result.steps()).isEqualTo(12);
    assertThat(result.history())
        .isNotEqualTo(Runs.train(Runs.TINY, QUARTER.withTrainingShare(1)).history());
  }

  @Test
  void theShareOfAllIsATrainingWithoutOne() {
    Runs.assertSame(
        Runs.train(Runs.COMBINED, Runs.SHORT.withTrainingShare(1)),
        Runs.train(Runs.COMBINED, Runs.SHORT));
  }

  /** Not even augmentations see them, as they take cells and labels from the same batch. */
  @Test
  void otherRowsAreNeverSeen() {
    TrainingConfig config = QUARTER.withAugmentations(new Mixup(0.4), new SwapNoise(0.2));
    TrainingResult expected = Runs.train(Runs.COMBINED, config);
    Split spoilt = spoilt(Runs.SPLIT, config);
    TrainingResult actual = Trainer.builder(Runs.COMBINED).config(config).build().train(spoilt);
    Runs.assertSame(actual, expected);
    TrainingConfig all = config.withTrainingShare(1);
    assertThat(Trainer.builder(Runs.COMBINED).config(all).build().train(spoilt).history())
        .isNotEqualTo(Runs.train(Runs.COMBINED, all).history());
  }

  private static int[] part(TrainingConfig config) {
    return PartOfRows.of(Runs.SPLIT.training().labels(), config.trainingShare(), config.seed());
  }

  /** Fills rows that a training on the part must not see with cells that no weights survive. */
  private static Split spoilt(Split split, TrainingConfig config) {
    int[] part = part(config);
    assertThat(part).hasSize(config.trainingRows(split.training()));
    Dataset all = split.training();
    float[] features = all.features().clone();
    for (int row = 0; row < all.rows(); row++) {
      if (Arrays.binarySearch(part, row) < 0) {
        Arrays.fill(features, row * all.width(), (row + 1) * all.width(), SPOILT);
      }
    }
    return new Split(
        Dataset.of(all.columns(), features, all.labels()), split.validation(), split.origin());
  }
}

package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.choice.Remedy;
import dev.overfit.data.Split;
import dev.overfit.keras.FirstLogits;
import dev.overfit.keras.FormulaRows;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests training on rows that are changed on purpose. */
class AugmentationTest {
  private static final Split SPLIT = FormulaRows.load(250).split(50, 150);

  static Stream<Augmentation> augmentations() {
    return Stream.of(
        new GaussianNoise(0.5), new Mixup(0.4), new SwapNoise(0.3), new HiggsSymmetries());
  }

  private static TrainingConfig config(Augmentation... augmentations) {
    return Runs.SHORT.withBatchSize(40).withAugmentations(augmentations);
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void theSameSeedGivesTheSameBytesOnAnyNumberOfRuns(Augmentation augmentation) {
    TrainingConfig config = config(augmentation).withEpochs(3);
    TrainingResult one = Trainer.builder(Runs.COMBINED).config(config).build().train(SPLIT);
    TrainingResult other = Trainer.builder(Runs.COMBINED).config(config).build().train(SPLIT);
    assertThat(other.history()).isEqualTo(one.history());
    assertThat(other.variables()).isEqualTo(one.variables());
  }

  @Test
  void severalAreAppliedOneAfterAnotherAndThoseThatMixLabelsFirst() {
    TrainingConfig config = config(new Mixup(0.4), new HiggsSymmetries(), new GaussianNoise(0.1));
    assertThat(config.remedies())
        .extracting(Remedy::words)
        .containsExactly("mixup 0.4", "rotations and reflections", "Gaussian noise 0.1");
    TrainingResult result =
        Trainer.builder(Runs.COMBINED).config(config.withEpochs(2)).build().train(SPLIT);
    assertThat(result.history().size()).isEqualTo(2);
    assertThatThrownBy(() -> config(new GaussianNoise(0.1), new Mixup(0.4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("augmentations: expected one that mixes labels to be the first");
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void validationRowsStayAsTheyAre(Augmentation augmentation) {
    TrainingConfig config = config(augmentation).withEpochs(2);
    TrainingResult result = Trainer.builder(Runs.COMBINED).config(config).build().train(SPLIT);
    double[] validated = result.history().values(Metric.VAL_BINARY_CROSSENTROPY);
    assertThat(validated[1]).isCloseTo(result.validation().binaryCrossentropy(), within(1e-5));
    double[] logits = FirstLogits.of(result.model(), result.weights(), SPLIT.validation());
    double sum = 0;
    for (int row = 0; row < logits.length; row++) {
      double sign = SPLIT.validation().labels()[row] == 1 ? -1 : 1;
      sum += Math.log1p(Math.exp(sign * logits[row]));
    }
    assertThat(validated[1]).isCloseTo(sum / logits.length, within(1e-5));
  }
}

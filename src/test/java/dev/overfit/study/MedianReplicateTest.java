package dev.overfit.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overfit.model.ModelSpec;
import dev.overfit.training.EarlyStopping;
import dev.overfit.training.Epochs;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EpochsCompleted;
import dev.overfit.training.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianReplicateTest {
  private static final ModelSpec MODEL = Studies.stack("Tiny", 16);

  @Test
  void isTheOneInTheMiddleOfAnOddNumber() {
    // in order: 0.50 (2), 0.55 (0), 0.57 (4), 0.58 (1), 0.61 (3)
    MedianReplicate median = of(0.55, 0.58, 0.50, 0.61, 0.57);
    assertThat(median.replicate().number()).isEqualTo(4);
    assertThat(median.counted()).isEqualTo(5);
    assertThat(median.words())
        .isEqualTo("replicate 4, whose validation crossentropy of 0.5700 is the median of 5");
  }

  @Test
  void isTheLowerOfTheTwoInTheMiddleOfAnEvenNumber() {
    // in order: 0.50 (2), 0.55 (0), 0.58 (1), 0.61 (3); rank (4 - 1) / 2 = 1
    MedianReplicate median = of(0.55, 0.58, 0.50, 0.61);
    assertThat(median.replicate().number()).isZero();
    assertThat(median.words())
        .isEqualTo("replicate 0, whose validation crossentropy of 0.5500 is the lower median of 4");
    assertThat(of(0.6, 0.5).replicate().number()).isEqualTo(1);
  }

  @Test
  void isTheFirstOfThoseThatHaveTheMedian() {
    assertThat(of(0.5, 0.5, 0.5).replicate().number()).isZero();
    // in order: 0.4 (0), 0.5 (1), 0.5 (3), 0.5 (4), 0.6 (2)
    assertThat(of(0.4, 0.5, 0.6, 0.5, 0.5).replicate().number()).isEqualTo(1);
  }

  @Test
  void theOneThatAlwaysRanIsItsOwnMedian() {
    assertThat(of(0.5)).returns(1, MedianReplicate::counted);
  }

  @Test
  void thoseThatDivergedAreNotCounted() {
    List<ReplicateResult> replicates = new ArrayList<>();
    // its best epoch is by far the best, but a later one was not a number
    replicates.add(replicate(0, TrainingConfig.defaults(), 0.1, new Diverged(2, Double.NaN)));
    replicates.add(replicate(1, TrainingConfig.defaults(), 0.7, new EpochsCompleted(1)));
    replicates.add(replicate(2, TrainingConfig.defaults(), 0.6, new EpochsCompleted(1)));
    replicates.add(replicate(3, TrainingConfig.defaults(), 0.5, new EpochsCompleted(1)));
    replicates.add(replicate(4, TrainingConfig.defaults(), Double.NaN, new Diverged(1, 1e30)));
    MedianReplicate median = MedianReplicate.of(replicates);
    assertThat(median.replicate().number()).isEqualTo(2);
    assertThat(median.counted()).isEqualTo(3);
  }

  @Test
  void isTheFirstIfNoneCanBeCounted() {
    List<ReplicateResult> replicates = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      replicates.add(
          replicate(number, TrainingConfig.defaults(), Double.NaN, new Diverged(1, Double.NaN)));
    }
    MedianReplicate median = MedianReplicate.of(replicates);
    assertThat(median.replicate().number()).isZero();
    assertThat(median.counted()).isZero();
    assertThat(median.words())
        .isEqualTo("replicate 0, since none has a best epoch without diverging");
    assertThatThrownBy(() -> MedianReplicate.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("replicates: expected at least 1, received none");
  }

  @Test
  void isByTheFigureThatChoseTheBestEpoch() {
    TrainingConfig byAccuracy =
        TrainingConfig.defaults()
            .withEarlyStopping(new EarlyStopping(Metric.VAL_ACCURACY, 0, 10, false));
    List<ReplicateResult> replicates = new ArrayList<>();
    // accuracy is 1 - figure here: 0.9 (0), 0.8 (1), 0.7 (2), 0.6 (3); the lower median is 0.7
    for (int number = 0; number < 4; number++) {
      replicates.add(replicate(number, byAccuracy, (1 + number) / 10.0, new EpochsCompleted(1)));
    }
    MedianReplicate median = MedianReplicate.of(replicates);
    assertThat(median.replicate().number()).isEqualTo(2);
    assertThat(median.figureLabel()).isEqualTo("val_accuracy");
    assertThat(median.words())
        .isEqualTo("replicate 2, whose validation accuracy of 0.7000 is the lower median of 4");
  }

  @Test
  void modelOfAStudyHasOneIfItRanMoreThanOnce() {
    Study sizes = Studies.sizes(false);
    assertThat(MedianReplicate.of(sizes, "Small")).isEmpty();
    assertThat(MedianReplicate.of(Studies.replicated(sizes, 3), "Small"))
        .hasValueSatisfying(
            median -> {
              assertThat(median.replicate().model()).isEqualTo("Small");
              assertThat(median.counted()).isEqualTo(3);
            });
  }

  private static MedianReplicate of(double... figures) {
    List<ReplicateResult> replicates = new ArrayList<>();
    for (int number = 0; number < figures.length; number++) {
      replicates.add(
          replicate(number, TrainingConfig.defaults(), figures[number], new EpochsCompleted(1)));
    }
    return MedianReplicate.of(replicates);
  }

  private static ReplicateResult replicate(
      int number, TrainingConfig config, double figure, StopReason reason) {
    float value = (float) figure;
    return new ReplicateResult(
        number,
        Studies.result(
            MODEL,
            config,
            List.of(Epochs.of(1, 0.001f, value, value, 0.5f, value, value, 1 - value)),
            reason));
  }
}

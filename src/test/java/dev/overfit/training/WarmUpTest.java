package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.BatchNormalization;
import dev.overfit.model.ModelSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests epochs in which a batch normalization validates with averages near their start. */
class WarmUpTest {
  private static final BestRule RULE = BestRule.DEFAULT.withWarmUp(3);

  @Test
  void aBatchNormalizationHasWarmedUpOnceAHundredthOfTheStartIsLeft() {
    BatchNormalization layer = new BatchNormalization();
    assertThat(Math.pow(layer.momentum(), (double) layer.warmUpSteps())).isLessThanOrEqualTo(0.01);
    assertThat(Math.pow(layer.momentum(), layer.warmUpSteps() - 1.0)).isGreaterThan(0.01);
    ModelSpec model = ModelSpec.binaryClassifier("M", 2, layer);
    assertThat(model.warmUpEpochs(20)).isEqualTo(23);
    assertThat(model.warmUpEpochs(459)).isEqualTo(1);
    assertThat(ModelSpec.binaryClassifier("M", 2).warmUpEpochs(20)).isZero();
    ModelSpec slow = ModelSpec.binaryClassifier("M", 2, new BatchNormalization(1 - 1e-12, 0.001));
    assertThat(slow.warmUpEpochs(20)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void theBestEpochIsOneBehindTheWarmUpHoweverGoodThoseInItWere() {
    assertThat(best(0.5, 0.1, 0.3, 0.9, 0.7, 0.8)).contains(5);
  }

  @Test
  void aTrainingThatEndsInItsWarmUpHasTheBestOfIt() {
    assertThat(best(0.5, 0.1, 0.3)).contains(2);
  }

  @Test
  void patienceBeginsBehindTheWarmUp() {
    Improvement improvement = new Improvement(RULE);
    double[] values = {0.1, 0.5, 0.5, 0.4, 0.6, 0.6};
    List<Boolean> exhausted = new ArrayList<>();
    for (EpochMetrics epoch : epochs(values)) {
      improvement.update(epoch);
      exhausted.add(improvement.exhausted(2, epoch.epoch()));
    }
    assertThat(exhausted).containsExactly(false, false, false, false, false, true);
  }

  private static Optional<Integer> best(double... values) {
    return RULE.of(new History(epochs(values))).map(EpochMetrics::epoch);
  }

  private static List<EpochMetrics> epochs(double... values) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (double value : values) {
      Map<Metric, Float> figures = new LinkedHashMap<>();
      for (Metric metric : Metric.values()) {
        figures.put(metric, (float) value);
      }
      epochs.add(new EpochMetrics(epochs.size() + 1, 0.001f, figures));
    }
    return epochs;
  }
}

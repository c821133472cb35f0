package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overfit.model.BatchNormalization;
import dev.overfit.model.ModelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks how soon early stopping can end a training against the rule that ends it. */
class LeastEpochsTest {
  private static final ModelSpec LINE = ModelSpec.binaryClassifier("Line", 2);
  private static final ModelSpec NORMALIZED =
      ModelSpec.binaryClassifier("Normalized", 2, new BatchNormalization());

  /** The parameters are the best epoch and the patience. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "4, 1", "4, 7", "60, 3"})
  void aTrainingThatGetsNoBetterEndsThen(int best, int patience) {
    assertThat(patient(patience).leastEpochs(LINE, 20, best)).isEqualTo(best + patience);
    assertThat(endOf(LINE, best, patience)).isEqualTo(best + patience);
  }

  /** With 20 steps an epoch 23 epochs are a warm-up, whose best one the 24th replaces. */
  @ParameterizedTest
  @CsvSource({"1, 1, 25", "1, 7, 31", "23, 7, 31", "24, 7, 31", "30, 7, 37"})
  void aWarmUpComesBeforeThat(int best, int patience, int end) {
    assertThat(patient(patience).leastEpochs(NORMALIZED, 20, best)).isEqualTo(end);
    assertThat(endOf(NORMALIZED, best, patience)).isEqualTo(end);
  }

  @Test
  void beforeTheFirstEpochThatOneWillBeTheBest() {
    assertThat(patient(7).leastEpochs(LINE, 20, 0)).isEqualTo(8);
  }

  @Test
  void thereAreNoMoreThanAllEpochs() {
    assertThat(patient(7).withEpochs(5).leastEpochs(LINE, 20, 0)).isEqualTo(5);
    assertThat(patient(Integer.MAX_VALUE).withEpochs(5).leastEpochs(NORMALIZED, 20, 3))
        .isEqualTo(5);
    assertThat(patient(7).withoutEarlyStopping().leastEpochs(LINE, 20, 0)).isEqualTo(1000);
  }

  private static TrainingConfig patient(int patience) {
    return TrainingConfig.defaults()
        .withEpochs(1000)
        .withEarlyStopping(EarlyStopping.ofPatience(patience));
  }

  /** Returns the last epoch of a training whose figures fall until the best epoch and then rise. */
  private static int endOf(ModelSpec model, int best, int patience) {
    TrainingConfig config = patient(patience);
    Improvement improvement = new Improvement(config.bestRule(model, 20));
    int epoch = 0;
    EpochMetrics metrics;
    do {
      epoch++;
      metrics = epoch(epoch, 0.5f + 0.001f * Math.abs(epoch - best));
      improvement.update(metrics);
    } while (StopRule.after(config, improvement, metrics).isEmpty());
    return epoch;
  }

  private static EpochMetrics epoch(int epoch, float value) {
    Map<Metric, Float> figures = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      figures.put(metric, value);
    }
    return new EpochMetrics(epoch, 0.001f, figures);
  }
}

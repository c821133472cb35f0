package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.overfit.optimizer.ClassWeight;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that threads sharing a batch's rows change the order of the sums and nothing else. */
class ShardsTest {
  /** For sums of a few hundred float32 numbers, over 24 steps. */
  private static final float TOLERANCE = 2e-5f;

  @ParameterizedTest
  @CsvSource({"2,100", "2,300", "3,333", "4,250", "9,77", "2,1"})
  void anyNumberOfThreadsGivesTheFiguresOfOne(int threads, int batchSize) {
    assertSame(threads, Runs.SHORT.withEpochs(3).withBatchSize(batchSize));
  }

  @ParameterizedTest
  @CsvSource({"2,300", "3,333", "2,1"})
  void theyDoWithClassWeights(int threads, int batchSize) {
    assertSame(
        threads,
        Runs.SHORT
            .withEpochs(3)
            .withBatchSize(batchSize)
            .withClassWeight(ClassWeight.of(0.5, 1.5)));
  }

  private static void assertSame(int threads, TrainingConfig config) {
    List<EpochMetrics> one = epochs(config.withThreads(1));
    List<EpochMetrics> many = epochs(config.withThreads(threads));
    assertThat(many).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      for (Metric metric : Metric.values()) {
        assertThat(metric.of(many.get(i)))
            .as("%s of epoch %d", metric, i + 1)
            .isCloseTo(metric.of(one.get(i)), within(TOLERANCE));
      }
    }
  }

  private static List<EpochMetrics> epochs(TrainingConfig config) {
    return Runs.train(Runs.COMBINED, config).history().epochs();
  }
}

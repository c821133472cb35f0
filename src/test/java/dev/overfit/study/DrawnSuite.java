package dev.overfit.study;

import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.keras.FirstLogits;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.training.Device;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A suite small enough to run hundreds of: networks of 16 units on rows drawn by {@link
 * LogisticRows}, trained and judged as in any suite. The truth about its models is known, which
 * shows what verdicts are worth.
 */
public final class DrawnSuite {
  private static final int VALIDATION_ROWS = 500;
  private static final int TRAINING_ROWS = 1000;
  private static final int TEST_ROWS = 4000;
  private static final int FRESH_ROWS = 5000;

  private static final TrainingConfig CONFIG =
      TrainingConfig.defaults()
          .withEpochs(20)
          .withBatchSize(200)
          .withOptimizer(new Adam(new Constant(0.02)))
          .withoutEarlyStopping()
          .withDevice(Device.CPU)
          .withThreads(1);

  private final Split split;
  private final Dataset fresh;

  private DrawnSuite(Split split, Dataset fresh) {
    this.split = split;
    this.fresh = fresh;
  }

  /**
   * Draws the rows of a suite.
   *
   * @param seed the seed of the rows that train and validate
   * @param testSeed the seed of the test rows and of fresh rows that no verdict sees
   */
  public static DrawnSuite of(long seed, long testSeed) {
    SplittableRandom random = new SplittableRandom(testSeed).split(); // apart from all seeds
    Split drawn =
        LoadedData.of(
                LogisticRows.draw(VALIDATION_ROWS + TRAINING_ROWS, new SplittableRandom(seed)),
                "formula")
            .split(VALIDATION_ROWS);
    Dataset test = LogisticRows.draw(TEST_ROWS, random);
    return new DrawnSuite(
        new Split(drawn.training(), drawn.validation(), Optional.of(test), drawn.origin()),
        LogisticRows.draw(FRESH_ROWS, random));
  }

  /**
   * Trains the replicates of a model. All models have the same layers.
   *
   * @param weight how much a row with label 1 counts if one with label 0 counts 1; unless it is 1,
   *     probabilities lean to one label, which costs crossentropy
   * @param seed the seed of replicate 0, as in a suite; the other replicates have the following
   *     ones
   */
  public List<ReplicateResult> train(String name, double weight, long seed, int replicates) {
    ModelSpec model =
        ModelSpec.binaryClassifier(
            name, LogisticRows.COLUMNS.size(), new Dense(16, Activation.ELU));
    TrainingConfig config = CONFIG.withClassWeight(ClassWeight.of(1, weight));
    return IntStream.range(0, replicates)
        .mapToObj(
            number ->
                new ReplicateResult(
                    number,
                    Trainer.builder(model)
                        .config(config.withSeed(seed + number))
                        .build()
                        .train(split)))
        .toList();
  }

  /** Returns what a suite of these two models says about their difference. */
  public PairComparison compare(List<ReplicateResult> one, List<ReplicateResult> other) {
    Study study =
        new Study(
            "drawn",
            "Two models on rows drawn by a formula",
            split,
            Optional.empty(),
            Stream.concat(one.stream(), other.stream()).toList(),
            Optional.empty(),
            Instant.EPOCH,
            Duration.ZERO,
            false);
    return Analysis.of(study).families().get(0).pairs().get(0);
  }

  /** Returns the crossentropy of the chosen weights on fresh rows, the mean over the replicates. */
  public double trueCrossentropy(List<ReplicateResult> replicates) {
    return replicates.stream()
        .map(ReplicateResult::result)
        .map(result -> FirstLogits.of(result.model(), result.bestWeights(), fresh))
        .mapToDouble(logits -> LogisticRows.crossentropy(fresh, logits))
        .average()
        .orElseThrow();
  }
}

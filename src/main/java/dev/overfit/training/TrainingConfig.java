package dev.overfit.training;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import dev.overfit.data.Dataset;
import dev.overfit.graph.StepSettings;
import dev.overfit.model.ModelSpec;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.ClassWeight;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The settings of a training; {@link #defaults()} are the tutorial's.
 *
 * @param epochs the most epochs to run, at least 1
 * @param batchSize the rows per step, at least 1; the last batch of an epoch holds the remaining
 *     rows
 * @param seed the seed of the start weights, the row order and the dropout masks
 * @param optimizer how gradients become updates
 * @param earlyStopping when to stop before {@code epochs}; empty for never
 * @param logitThreshold the logit above which a row counts as positive in {@code accuracy}: 0 for a
 *     probability of one half; 0.5 for what the tutorial's Keras code prints
 * @param device where to run
 * @param threads how many threads a step may use, at least 0; 0 leaves the choice to the trainer
 * @param classWeight the weight of rows in the training loss, by their label
 * @param augmentations how training rows are changed for each step, one after another; empty to
 *     leave them unchanged
 * @param trainingShare the share of the training rows to train on, in (0, 1]: the same share of
 *     both classes, at least one row of each, drawn by the seed so that a smaller share is part of
 *     a larger one. An epoch has as many steps as with all rows and goes through the part
 *     repeatedly, as Keras' {@code shuffle().repeat().batch()} with {@code steps_per_epoch} does;
 *     balanced class weights are still computed from all training rows
 * @param stepsPerEpoch how many steps an epoch has before the validation rows are evaluated, at
 *     least 0; 0 for as many as go through all training rows once. Otherwise an epoch continues in
 *     the rows where the previous one stopped, pass after pass, as Keras' {@code
 *     shuffle().repeat().batch()} with {@code steps_per_epoch} does
 * @param metrics further metrics of the validation rows in each epoch, beside crossentropy and
 *     accuracy; the one that early stopping watches need not be among them. See {@link
 *     Trainer.Builder#metric} for others
 */
public record TrainingConfig(
    @Meaning("the most epochs that a model trains") int epochs,
    @Meaning("rows a training step") int batchSize,
    @Meaning("the seed of start weights, row order and dropout, and of how rows are dealt out")
        long seed,
    @Meaning("how gradients become updates: Adam, AdamW or SGD") Optimizer optimizer,
    @Meaning("when a model stops before its epochs are through, or none")
        Optional<EarlyStopping> earlyStopping,
    @Meaning("the logit above which a row counts as positive in accuracy") double logitThreshold,
    @Meaning("where to train: auto, cpu or gpu") Device device,
    @Meaning("threads a step may use; 0: one for a small model, all cores for a large one")
        int threads,
    @Meaning("what rows count in the training loss by their label: none, balanced or per_class")
        ClassWeight classWeight,
    @Meaning("how training rows are changed for each step, one after another")
        List<Augmentation> augmentations,
    @Meaning("the share of the training rows to train on, above 0, at most 1") double trainingShare,
    @Meaning("how many steps an epoch has; 0: as many as go through all training rows once")
        int stepsPerEpoch,
    @Meaning("further figures of the validation rows in each epoch: auc or average_precision")
        List<RankMetric> metrics) {
  /**
   * @throws IllegalArgumentException if a number is out of its range or an augmentation that mixes
   *     labels is not the first
   */
  public TrainingConfig {
    augmentations = List.copyOf(augmentations);
    checkOrder(augmentations);
    metrics = metrics.stream().distinct().toList();
    atLeast("epochs", 1, epochs);
    atLeast("batchSize", 1, batchSize);
    atLeast("threads", 0, threads);
    atLeast("stepsPerEpoch", 0, stepsPerEpoch);
    if (!Double.isFinite(logitThreshold)) {
      throw new IllegalArgumentException(
          "logitThreshold: expected a finite number, received " + logitThreshold);
    }
    if (!(trainingShare > 0 && trainingShare <= 1)) {
      throw new IllegalArgumentException(
          "trainingShare: expected a number in (0, 1], received " + trainingShare);
    }
  }

  /**
   * Returns the tutorial's settings: at most 10,000 epochs in batches of 500, Adam at 0.001 with
   * inverse time decay (halved after 1,000 epochs of 20 steps), early stopping on {@code
   * val_binary_crossentropy} after 200 epochs; seed 0, no class weights.
   */
  public static TrainingConfig defaults() {
    return new TrainingConfig(
        10_000,
        500,
        0,
        new Adam(new InverseTimeDecay(0.001, 1, 20 * 1000, false)),
        Optional.of(EarlyStopping.ofPatience(200)),
        0,
        Device.AUTO,
        0,
        ClassWeight.NONE,
        List.of(),
        1,
        0,
        List.of());
  }

  /**
   * Returns the metrics to compute from the validation rows after each epoch, including the one
   * that early stopping watches.
   */
  List<RankMetric> takenMetrics() {
    Metric monitor = bestRule().monitor();
    return Arrays.stream(RankMetric.values())
        .filter(each -> metrics.contains(each) || each.metric().equals(monitor))
        .toList();
  }

  /**
   * Returns the rule that decides which epoch is the best: early stopping's, even if nothing stops
   * early.
   */
  public BestRule bestRule() {
    return earlyStopping.map(EarlyStopping::bestRule).orElse(BestRule.DEFAULT);
  }

  /** Returns the rule for a model, whose first epochs may be a warm-up. */
  BestRule bestRule(ModelSpec model, int stepsPerEpoch) {
    return bestRule().withWarmUp(model.warmUpEpochs(stepsPerEpoch));
  }

  /** Returns these settings with another number of epochs. */
  public TrainingConfig withEpochs(int value) {
    return with(parts -> parts.epochs = value);
  }

  /** Returns these settings with another batch size. */
  public TrainingConfig withBatchSize(int value) {
    return with(parts -> parts.batchSize = value);
  }

  /** Returns these settings with another seed. */
  public TrainingConfig withSeed(long value) {
    return with(parts -> parts.seed = value);
  }

  /** Returns these settings with another optimizer. */
  public TrainingConfig withOptimizer(Optimizer value) {
    return with(parts -> parts.optimizer = value);
  }

  /**
   * Returns these settings with another learning rate of the first step, as {@link
   * Optimizer#withLearningRate(double)} does: {@link #defaults()} still decay from it.
   *
   * @throws IllegalArgumentException if the rate is not finite and positive
   */
  public TrainingConfig withLearningRate(double rate) {
    return withOptimizer(optimizer.withLearningRate(rate));
  }

  /** Returns these settings with the given rule for early stopping. */
  public TrainingConfig withEarlyStopping(EarlyStopping value) {
    return with(parts -> parts.earlyStopping = Optional.of(value));
  }

  /** Returns these settings without early stopping. */
  public TrainingConfig withoutEarlyStopping() {
    return with(parts -> parts.earlyStopping = Optional.empty());
  }

  /** Returns these settings with another accuracy threshold. */
  public TrainingConfig withLogitThreshold(double value) {
    return with(parts -> parts.logitThreshold = value);
  }

  /** Returns these settings on another device. */
  public TrainingConfig withDevice(Device value) {
    return with(parts -> parts.device = value);
  }

  /** Returns these settings with another number of threads. */
  public TrainingConfig withThreads(int value) {
    return with(parts -> parts.threads = value);
  }

  /** Returns these settings with other class weights. */
  public TrainingConfig withClassWeight(ClassWeight value) {
    return with(parts -> parts.classWeight = value);
  }

  /**
   * Returns these settings with the given augmentations of training rows, applied one after
   * another.
   */
  public TrainingConfig withAugmentations(Augmentation... value) {
    return with(parts -> parts.augmentations = List.of(value));
  }

  /** Returns these settings with another share of the training rows. */
  public TrainingConfig withTrainingShare(double value) {
    return with(parts -> parts.trainingShare = value);
  }

  /**
   * Returns these settings with another number of steps per epoch; 0 for as many as go through all
   * training rows.
   */
  public TrainingConfig withStepsPerEpoch(int value) {
    return with(parts -> parts.stepsPerEpoch = value);
  }

  /** Returns these settings with the given further metrics of the validation rows in each epoch. */
  public TrainingConfig withMetrics(RankMetric... value) {
    return with(parts -> parts.metrics = List.of(value));
  }

  private TrainingConfig with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.together();
  }

  /** A mutable copy of the settings, to change one of them. */
  private static final class Parts {
    private int epochs;
    private int batchSize;
    private long seed;
    private Optimizer optimizer;
    private Optional<EarlyStopping> earlyStopping;
    private double logitThreshold;
    private Device device;
    private int threads;
    private ClassWeight classWeight;
    private List<Augmentation> augmentations;
    private double trainingShare;
    private int stepsPerEpoch;
    private List<RankMetric> metrics;

    Parts(TrainingConfig config) {
      epochs = config.epochs;
      batchSize = config.batchSize;
      seed = config.seed;
      optimizer = config.optimizer;
      earlyStopping = config.earlyStopping;
      logitThreshold = config.logitThreshold;
      device = config.device;
      threads = config.threads;
      classWeight = config.classWeight;
      augmentations = config.augmentations;
      trainingShare = config.trainingShare;
      stepsPerEpoch = config.stepsPerEpoch;
      metrics = config.metrics;
    }

    TrainingConfig together() {
      return new TrainingConfig(
          epochs,
          batchSize,
          seed,
          optimizer,
          earlyStopping,
          logitThreshold,
          device,
          threads,
          classWeight,
          augmentations,
          trainingShare,
          stepsPerEpoch,
          metrics);
    }
  }

  /**
   * Returns how many threads a step of a model gets: the number in the settings, or else the
   * trainer's choice.
   *
   * @param cores how many cores are available to it, at least 1
   */
  public int threads(ModelSpec model, int cores) {
    return ThreadChoice.of(this, model, cores);
  }

  /** Returns whether only a part of the training rows is used. */
  public boolean trainsOnAPart() {
    return trainingShare < 1;
  }

  /**
   * Returns the part of the training rows that is used, in words such as {@code 1/16 of the
   * training rows}; empty if all of them are.
   */
  public Optional<String> partOfRows() {
    return trainsOnAPart() ? Optional.of(PartOfRows.words(trainingShare)) : Optional.empty();
  }

  /**
   * Returns how many of the given training rows are used.
   *
   * @param training all training rows
   */
  public int trainingRows(Dataset training) {
    return PartOfRows.count(training.labels(), trainingShare);
  }

  /**
   * Returns how many steps an epoch has.
   *
   * @param trainingRows the number of rows to train on
   */
  public int stepsPerEpoch(int trainingRows) {
    return stepsPerEpoch > 0
        ? stepsPerEpoch
        : (trainingRows - 1) / Math.min(batchSize, trainingRows) + 1;
  }

  /**
   * Returns how many epochs a training has at least, unless it diverges: until early stopping ends
   * it, if no epoch is better than the best so far. The first epoch always counts as better, and so
   * does the first one after a warm-up.
   *
   * @param stepsPerEpoch how many steps an epoch has
   * @param best the number of the best epoch so far; 0 if there is none
   */
  public int leastEpochs(ModelSpec model, int stepsPerEpoch, int best) {
    long from = Math.max(best, model.warmUpEpochs(stepsPerEpoch) + 1L);
    return earlyStopping.map(rule -> (int) Math.min(epochs, from + rule.patience())).orElse(epochs);
  }

  /**
   * Returns an epoch's steps in words such as {@code 500 steps}; empty if an epoch covers all
   * training rows.
   */
  public Optional<String> epochInWords() {
    return stepsPerEpoch > 0
        ? Optional.of(stepsPerEpoch + (stepsPerEpoch == 1 ? " step" : " steps"))
        : Optional.empty();
  }

  /** Returns the remedies against overfitting in these settings, apart from the model's layers. */
  public List<Remedy> remedies() {
    return Stream.concat(
            optimizer.remedy().stream(), augmentations.stream().map(Augmentation::remedy))
        .toList();
  }

  private static void checkOrder(List<Augmentation> augmentations) {
    for (int i = 1; i < augmentations.size(); i++) {
      if (augmentations.get(i).mixesLabels()) {
        throw new IllegalArgumentException(
            "augmentations: expected one that mixes labels to be the first, received "
                + augmentations);
      }
    }
  }

  /**
   * Returns the settings that a step depends on.
   *
   * @param rows the rows per step
   * @param training all training rows
   * @throws IllegalArgumentException if the class weights cannot be computed from the rows, or the
   *     augmentations cannot be applied to them
   */
  StepSettings step(int rows, Dataset training) {
    return new StepSettings(
            optimizer, rows, seed, logitThreshold, classWeight.on(training.labels()))
        .withAugmentations(augmentations, training.columns())
        .withRowWeights(training.weights().isPresent());
  }

  private static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + ": expected at least " + least + ", received " + value);
    }
  }
}

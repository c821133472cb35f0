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
 * @param batchSize rows a step, at least 1; the last batch of an epoch holds what is left
 * @param seed the seed of the start weights, the row order and the dropout masks
 * @param optimizer how gradients become updates
 * @param earlyStopping when to stop before {@code epochs}; empty for never
 * @param logitThreshold the logit above which a row counts as positive in {@code accuracy}: 0 for a
 *     probability of one half; 0.5 for what the tutorial's Keras code prints
 * @param device where to run
 * @param threads how many threads a step may use; 0 leaves the choice to the trainer
 * @param classWeight how much rows count in the training loss, by their label
 * @param augmentations how training rows are changed for each step, one after another; empty for as
 *     they are
 * @param trainingShare the share of the training rows to train on, in (0, 1]: the same share of
 *     both classes, at least a row of each, drawn by the seed so that a smaller share is part of a
 *     larger one. An epoch has as many steps as with all rows and goes through the part again and
 *     again, as Keras' {@code shuffle().repeat().batch()} with {@code steps_per_epoch} does;
 *     balanced class weights are still those of all training rows
 * @param stepsPerEpoch how many steps an epoch has, after which the validation rows are looked at;
 *     0 for as many as go through all training rows once. With a number, an epoch goes on in the
 *     rows where the one before stopped, pass after pass, as Keras' {@code
 *     shuffle().repeat().batch()} with {@code steps_per_epoch} does
 * @param metrics what else each epoch's figures of the validation rows are, beside crossentropy and
 *     accuracy; one that early stopping watches need not be among them. See {@link
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
   * @throws IllegalArgumentException where a number is out of its range
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
   * The tutorial's settings: at most 10,000 epochs in batches of 500, Adam at 0.001 with inverse
   * time decay (halved after 1,000 epochs of 20 steps), early stopping on {@code
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

  /** What it takes of the validation rows after each epoch, what stops it early among it. */
  List<RankMetric> takenMetrics() {
    Metric monitor = bestRule().monitor();
    return Arrays.stream(RankMetric.values())
        .filter(each -> metrics.contains(each) || each.metric().equals(monitor))
        .toList();
  }

  /** Which epoch is the best: early stopping's, also where nothing stops early. */
  public BestRule bestRule() {
    return earlyStopping.map(EarlyStopping::bestRule).orElse(BestRule.DEFAULT);
  }

  /** The same for a model, whose first epochs may be a warm-up. */
  BestRule bestRule(ModelSpec model, int stepsPerEpoch) {
    return bestRule().withWarmUp(model.warmUpEpochs(stepsPerEpoch));
  }

  /** These settings with another number of epochs. */
  public TrainingConfig withEpochs(int value) {
    return with(parts -> parts.epochs = value);
  }

  /** These settings with another batch size. */
  public TrainingConfig withBatchSize(int value) {
    return with(parts -> parts.batchSize = value);
  }

  /** These settings with another seed. */
  public TrainingConfig withSeed(long value) {
    return with(parts -> parts.seed = value);
  }

  /** These settings with another optimizer. */
  public TrainingConfig withOptimizer(Optimizer value) {
    return with(parts -> parts.optimizer = value);
  }

  /**
   * These settings with another learning rate of the first step, as {@link
   * Optimizer#withLearningRate(double)}: {@link #defaults()} still decay from it.
   *
   * @throws IllegalArgumentException where the rate is not finite and positive
   */
  public TrainingConfig withLearningRate(double rate) {
    return withOptimizer(optimizer.withLearningRate(rate));
  }

  /** These settings with the given rule to stop early. */
  public TrainingConfig withEarlyStopping(EarlyStopping value) {
    return with(parts -> parts.earlyStopping = Optional.of(value));
  }

  /** These settings without early stopping. */
  public TrainingConfig withoutEarlyStopping() {
    return with(parts -> parts.earlyStopping = Optional.empty());
  }

  /** These settings with another threshold of accuracy. */
  public TrainingConfig withLogitThreshold(double value) {
    return with(parts -> parts.logitThreshold = value);
  }

  /** These settings on another device. */
  public TrainingConfig withDevice(Device value) {
    return with(parts -> parts.device = value);
  }

  /** These settings with another number of threads. */
  public TrainingConfig withThreads(int value) {
    return with(parts -> parts.threads = value);
  }

  /** These settings with other class weights. */
  public TrainingConfig withClassWeight(ClassWeight value) {
    return with(parts -> parts.classWeight = value);
  }

  /** These settings with training rows that are changed so, one after another. */
  public TrainingConfig withAugmentations(Augmentation... value) {
    return with(parts -> parts.augmentations = List.of(value));
  }

  /** These settings with so much of the training rows. */
  public TrainingConfig withTrainingShare(double value) {
    return with(parts -> parts.trainingShare = value);
  }

  /** These settings with epochs of so many steps, 0 for as many as go through all training rows. */
  public TrainingConfig withStepsPerEpoch(int value) {
    return with(parts -> parts.stepsPerEpoch = value);
  }

  /** These settings with these further figures of the validation rows in each epoch. */
  public TrainingConfig withMetrics(RankMetric... value) {
    return with(parts -> parts.metrics = List.of(value));
  }

  private TrainingConfig with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.together();
  }

  /** The settings one by one, to change one of them. */
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
   * How many threads a step of a model gets: those of the settings, else what the trainer would
   * choose.
   *
   * @param cores how many cores there are for it, at least 1
   */
  public int threads(ModelSpec model, int cores) {
    return ThreadChoice.of(this, model, cores);
  }

  /** Whether it trains on a part of the training rows. */
  public boolean trainsOnAPart() {
    return trainingShare < 1;
  }

  /**
   * Which part of the training rows it trains on, in words such as {@code 1/16 of the training
   * rows}; empty where it is all of them.
   */
  public Optional<String> partOfRows() {
    return trainsOnAPart() ? Optional.of(PartOfRows.words(trainingShare)) : Optional.empty();
  }

  /**
   * On how many of the given training rows it trains.
   *
   * @param training all training rows
   */
  public int trainingRows(Dataset training) {
    return PartOfRows.count(training.labels(), trainingShare);
  }

  /**
   * How many steps an epoch has.
   *
   * @param trainingRows how many rows there are to train on
   */
  public int stepsPerEpoch(int trainingRows) {
    return stepsPerEpoch > 0
        ? stepsPerEpoch
        : (trainingRows - 1) / Math.min(batchSize, trainingRows) + 1;
  }

  /**
   * How many epochs a training has at least, unless it diverges: until early stopping ends it, if
   * no epoch is better than the best so far. The first one is always better than none, and so is
   * the first one behind a warm-up.
   *
   * @param stepsPerEpoch how many steps an epoch has
   * @param best the number of the best epoch so far; 0 if there is none
   */
  public int leastEpochs(ModelSpec model, int stepsPerEpoch, int best) {
    long from = Math.max(best, model.warmUpEpochs(stepsPerEpoch) + 1L);
    return earlyStopping.map(rule -> (int) Math.min(epochs, from + rule.patience())).orElse(epochs);
  }

  /** An epoch's steps in words such as {@code 500 steps}; empty where it is all training rows. */
  public Optional<String> epochInWords() {
    return stepsPerEpoch > 0
        ? Optional.of(stepsPerEpoch + (stepsPerEpoch == 1 ? " step" : " steps"))
        : Optional.empty();
  }

  /** What of these settings keeps a model from overfitting, beside its layers. */
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
   * What a step depends on, of these settings.
   *
   * @param rows rows a step
   * @param training all training rows
   * @throws IllegalArgumentException where the rows have no such class weights, or cannot be
   *     changed as they are to be
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

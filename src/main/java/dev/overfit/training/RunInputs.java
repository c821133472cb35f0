package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.graph.InitialWeights;
import dev.overfit.graph.LabelledRows;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.RunIdentity.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The inputs of one call of {@link Trainer#train}, which determine its metrics.
 *
 * @param rowOrder the order of the rows that are trained on, whether all or a part
 * @param start the starting point, unless weights are drawn
 * @param metrics the further metrics to compute from the validation rows after each epoch
 */
record RunInputs(
    ModelSpec model,
    TrainingConfig config,
    Placement placement,
    Execution execution,
    Split split,
    RowOrder rowOrder,
    Optional<TrainingStart> start,
    ValidationMetrics metrics) {

  /** Returns the rows per step, at most the number of training rows. */
  int batchSize() {
    return Math.min(config.batchSize(), split.training().rows());
  }

  /** Returns the given start weights, or draws them. */
  Weights startWeights() {
    return start
        .map(TrainingStart::variables)
        .orElseGet(() -> InitialWeights.draw(model, config.seed()));
  }

  /**
   * Returns the batches per epoch; the last one may not be full if an epoch covers all rows once.
   */
  int stepsPerEpoch() {
    return config.stepsPerEpoch(split.training().rows());
  }

  /**
   * Returns how many rows an epoch goes through.
   *
   * @throws IllegalArgumentException if the number exceeds an int
   */
  int rowsPerEpoch() {
    long rows = (long) config.stepsPerEpoch() * batchSize();
    if (rows > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stepsPerEpoch: expected at most %,d with batches of %,d rows, received %,d",
              Integer.MAX_VALUE / batchSize(),
              batchSize(),
              config.stepsPerEpoch()));
    }
    return rows > 0 ? (int) rows : split.training().rows();
  }

  /** Returns the rule that decides which epoch is the best. */
  BestRule bestRule() {
    return config.bestRule(model, stepsPerEpoch());
  }

  /** Returns how many epochs ended before this run began. */
  int epochsBefore() {
    return Math.toIntExact(steps() / stepsPerEpoch());
  }

  /** Returns how many steps of this run's first epoch ran earlier, whose metrics are unknown. */
  int stepsBefore() {
    return (int) (steps() % stepsPerEpoch());
  }

  private long steps() {
    return start.map(TrainingStart::steps).orElse(0L);
  }

  /** Returns how many rows the metrics of an epoch cover. */
  int rowsSeen(int epoch) {
    int unseen = epoch == epochsBefore() + 1 ? stepsBefore() * batchSize() : 0;
    return rowsPerEpoch() - unseen;
  }

  /**
   * Checks that the start fits this model and optimizer, and that there is something left to train.
   *
   * @throws IllegalArgumentException if the start has other variables or has all epochs behind it
   */
  void checkStart() {
    start.map(TrainingStart::variables).ifPresent(this::checkVariables);
    long epochs = steps() / stepsPerEpoch();
    if (epochs >= config.epochs()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "epochs: expected more than the %,d that the start has behind it (%,d steps of %,d an"
                  + " epoch), received %,d",
              epochs,
              steps(),
              stepsPerEpoch(),
              config.epochs()));
    }
  }

  /** Returns the order in which an epoch goes through the rows that are trained on. */
  RowOrder epochOrder() {
    if (config.trainsOnAPart()) {
      return new PartOfRows(
          PartOfRows.of(split.training().labels(), config.trainingShare(), config.seed()),
          rowOrder);
    }
    return config.stepsPerEpoch() > 0
        ? PartOfRows.all(split.training().rows(), rowOrder)
        : rowOrder;
  }

  /** Opens a session with the rows uploaded, unless cancelled; the caller closes it. */
  TrainingSession openSession(BooleanSupplier cancelled) {
    return new TrainingSession(
        model,
        settings(),
        execution,
        rows(split.training()),
        rows(split.validation()),
        rowsPerEpoch(),
        !metrics.isEmpty(),
        cancelled);
  }

  private void checkVariables(Weights given) {
    List<VariableSpec> all = TrainingSession.variables(model, settings());
    if (!given.variables().equals(model.variables()) && !given.variables().equals(all)) {
      throw new IllegalArgumentException(
          "weights: expected "
              + model.variables()
              + ", with the optimizer's slots or without, received "
              + given.variables());
    }
  }

  /** Returns the settings that a step depends on. */
  StepSettings settings() {
    return config.step(batchSize(), split.training());
  }

  static LabelledRows rows(Dataset dataset) {
    return new LabelledRows(
        (long) dataset.rows() * dataset.width(),
        dataset::read,
        dataset.labels(),
        dataset.weights());
  }

  /**
   * Returns everything that the metrics depend on, by name.
   *
   * @param cancelled whether the result is no longer wanted; if so, it is of no use
   */
  RunIdentity identity(BooleanSupplier cancelled) {
    BestRule best = config.bestRule();
    List<Fact> facts =
        List.of(
            new Fact("overfit version", LibraryVersion.current()),
            new Fact("tensorflow version", Devices.runtimeVersion()),
            new Fact(RunIdentity.MODEL, model.toString()),
            new Fact("batch size", String.valueOf(batchSize())),
            new Fact("seed", String.valueOf(config.seed())),
            new Fact("optimizer", config.optimizer().toString()),
            new Fact("best epoch by", best.monitor().label() + ", min delta " + best.minDelta()),
            new Fact("logit threshold", String.valueOf(config.logitThreshold())),
            new Fact("device", placement.device()),
            new Fact("threads", String.valueOf(execution.threads())),
            new Fact("training rows", Fingerprint.of(split.training(), cancelled)),
            new Fact("validation rows", Fingerprint.of(split.validation(), cancelled)),
            new Fact("row order", order()),
            new Fact("start weights", start.map(TrainingStart::fingerprint).orElse("drawn")));
    return new RunIdentity(
        Stream.of(
                facts.stream(),
                classWeight().stream(),
                sampleWeights().stream(),
                augmentations().stream(),
                trainingShare().stream(),
                ofEpochs().stream(),
                ofMetrics().stream())
            .flatMap(each -> each)
            .toList());
  }

  /**
   * Returns the fact of class weights; empty if all rows count alike. Without an entry, states from
   * before class weights existed still match; the other optional facts work the same way.
   */
  private Optional<Fact> classWeight() {
    return Optional.of(settings().classWeight())
        .filter(weight -> !weight.alike())
        .map(weight -> new Fact(RunIdentity.CLASS_WEIGHT, weight.words()));
  }

  /** Returns the fact of individual row weights; empty if training rows have none. */
  private Optional<Fact> sampleWeights() {
    return split
        .training()
        .weights()
        .map(weights -> new Fact(RunIdentity.SAMPLE_WEIGHTS, Fingerprint.of(weights)));
  }

  /** Returns the fact of augmentations; empty if rows are not changed. */
  private Optional<Fact> augmentations() {
    return Optional.of(config.augmentations())
        .filter(each -> !each.isEmpty())
        .map(each -> new Fact("augmentations", each.toString()));
  }

  /** Returns the fact of the training share; empty if all training rows are used. */
  private Optional<Fact> trainingShare() {
    return config.trainsOnAPart()
        ? Optional.of(new Fact("training share", String.valueOf(config.trainingShare())))
        : Optional.empty();
  }

  /** Returns the fact of the steps per epoch; empty if an epoch covers all training rows once. */
  private Optional<Fact> ofEpochs() {
    return config.stepsPerEpoch() > 0
        ? Optional.of(new Fact("steps per epoch", String.valueOf(config.stepsPerEpoch())))
        : Optional.empty();
  }

  /** Returns the fact of further metrics; empty if none are requested. */
  private Optional<Fact> ofMetrics() {
    return metrics.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fact(RunIdentity.METRICS, metrics.words()));
  }

  private String order() {
    return rowOrder.equals(RowOrder.shuffled(config.seed()))
        ? "shuffled by the seed"
        : Fingerprint.of(rowOrder, split.training().rows());
  }
}

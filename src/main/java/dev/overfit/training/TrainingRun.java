package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.graph.EpochFigures;
import dev.overfit.graph.Execution;
import dev.overfit.graph.Rows;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of {@link Trainer#train}: the loop over the epochs and all that it keeps. */
final class TrainingRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final ModelSpec model;
  private final TrainingConfig config;
  private final Execution execution;
  private final Split split;
  private final List<TrainingListener> listeners;

  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
  private final TrainingSession session;
  private final EpochRunner runner;
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private final EpochTimes times = new EpochTimes();
  private final Improvement improvement;

  TrainingRun(
      ModelSpec model,
      TrainingConfig config,
      Execution execution,
      Split split,
      RowOrder rowOrder,
      List<TrainingListener> listeners) {
    this.model = model;
    this.config = config;
    this.execution = execution;
    this.split = split;
    this.listeners = listeners;
    int rows = split.training().rows();
    int batchSize = Math.min(config.batchSize(), rows);
    this.session = session(batchSize);
    this.runner =
        new EpochRunner(
            session,
            rowOrder,
            rows,
            batchSize,
            listeners.stream().filter(TrainingListener::wantsSteps).toList());
    this.improvement = new Improvement(config.earlyStopping().orElse(EarlyStopping.ofPatience(1)));
  }

  private TrainingSession session(int batchSize) {
    StepSettings settings =
        new StepSettings(config.optimizer(), batchSize, config.seed(), config.logitThreshold());
    return new TrainingSession(
        model, settings, execution, rows(split.training()), rows(split.validation()));
  }

  private static Rows rows(Dataset dataset) {
    return new Rows(dataset.features(), dataset.labels());
  }

  TrainingResult train(Weights start, BooleanSupplier cancelled) {
    LOG.debug("{}: training on {} with {}", model.name(), split.training(), execution);
    session.assign(start);
    TrainingBegin begin =
        new TrainingBegin(model, config, split.origin(), runner.stepsPerEpoch(), 1);
    listeners.forEach(listener -> listener.onTrainingBegin(begin));
    Weights best = start;
    while (true) {
      Optional<EpochMetrics> epoch = epoch(cancelled);
      if (epoch.isEmpty()) {
        return end(best, new StopReason.Cancelled(epochs.size()));
      }
      if (improvement.bestEpoch() == epochs.size()) {
        best = session.weights();
      }
      Optional<StopReason> stop = stopReason(epoch.get());
      if (stop.isPresent()) {
        return end(best, stop.get());
      }
    }
  }

  /** Runs the next epoch and tells the listeners; empty where it was cancelled before its end. */
  private Optional<EpochMetrics> epoch(BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    int epoch = epochs.size() + 1;
    Optional<EpochFigures> figures = runner.run(epoch, cancelled);
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    EpochMetrics metrics = metrics(epoch, figures.get());
    epochs.add(metrics);
    improvement.update(metrics);
    long elapsed = System.nanoTime() - begun;
    times.add(elapsed);
    tell(metrics, elapsed);
    return Optional.of(metrics);
  }

  private EpochMetrics metrics(int epoch, EpochFigures figures) {
    float rows = split.training().rows();
    float validationRows = split.validation().rows();
    float bce = figures.binaryCrossentropySum() / rows;
    float valBce = figures.validation().binaryCrossentropySum() / validationRows;
    return new EpochMetrics(
        epoch,
        config.optimizer().learningRate().at((long) epoch * runner.stepsPerEpoch()),
        bce + figures.regularizationLossSum() / rows,
        bce,
        figures.correct() / rows,
        valBce + figures.validation().regularizationLoss(),
        valBce,
        figures.validation().correct() / validationRows);
  }

  private void tell(EpochMetrics metrics, long elapsedNanos) {
    if (listeners.isEmpty()) {
      return;
    }
    int best = improvement.bestEpoch();
    EpochEnd end =
        new EpochEnd(
            metrics,
            best == 0 ? metrics : epochs.get(best - 1),
            (long) metrics.epoch() * runner.stepsPerEpoch(),
            elapsedNanos);
    listeners.forEach(listener -> listener.onEpochEnd(end));
  }

  private Optional<StopReason> stopReason(EpochMetrics epoch) {
    if (!Float.isFinite(epoch.loss()) || !Float.isFinite(epoch.valLoss())) {
      float loss = Float.isFinite(epoch.loss()) ? epoch.valLoss() : epoch.loss();
      return Optional.of(new StopReason.Diverged(epoch.epoch(), loss));
    }
    Optional<EarlyStopping> rule = config.earlyStopping();
    if (rule.isPresent() && improvement.exhausted(epoch.epoch())) {
      return Optional.of(
          new StopReason.EarlyStopped(
              epoch.epoch(), rule.get().monitor(), improvement.bestEpoch()));
    }
    return epoch.epoch() == config.epochs()
        ? Optional.of(new StopReason.EpochsCompleted(epoch.epoch()))
        : Optional.empty();
  }

  private TrainingResult end(Weights best, StopReason reason) {
    LOG.debug("{}: {}", model.name(), reason);
    boolean restore = config.earlyStopping().map(EarlyStopping::restoreBestWeights).orElse(false);
    if (restore && improvement.bestEpoch() > 0) {
      session.assign(best);
    }
    float[] logits = session.logits(split.validation().features());
    TrainingResult result =
        new TrainingResult(
            model,
            config,
            new History(epochs),
            session.weights(),
            best,
            Evaluation.of(split.validation().labels(), logits, config.logitThreshold()),
            reason,
            Duration.ofNanos(System.nanoTime() - startedNanos),
            times.median(),
            Environment.provenance(split.origin(), config.seed(), execution, started));
    listeners.forEach(listener -> listener.onTrainingEnd(result));
    return result;
  }

  @Override
  public void close() {
    session.close();
  }
}

package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.graph.EpochFigures;
import dev.overfit.graph.EpochFigures.ValidationFigures;
import dev.overfit.graph.EpochSums;
import dev.overfit.graph.TrainingSession;
import dev.overfit.model.Weights;
import dev.overfit.training.EpochRunner.EpochRun;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of {@link Trainer#train}: the loop over the epochs, on a session that the caller owns.
 */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final TrainingSession session;
  private final RunInputs inputs;
  private final TrainingConfig config;
  private final TrainingProgress progress;
  private final Listeners listeners;
  private final Optional<CheckpointWriter> checkpoints;
  private final EpochRunner runner;
  private final Placement placement;

  TrainingRun(
      TrainingSession session,
      RunInputs inputs,
      TrainingProgress progress,
      Listeners listeners,
      Optional<CheckpointWriter> checkpoints) {
    this.session = session;
    this.inputs = inputs;
    this.config = inputs.config();
    this.progress = progress;
    this.listeners = listeners;
    this.checkpoints = checkpoints;
    this.runner = new EpochRunner(session, inputs, listeners);
    this.placement = inputs.placement().withOnCpu(session.withoutGpuKernel());
  }

  /**
   * Runs the training to its end.
   *
   * @param variables the variables to begin with
   */
  TrainingResult train(Weights variables, BooleanSupplier cancelled) {
    LOG.debug(
        "{}: training on {} with {} from epoch {}",
        inputs.model().name(),
        inputs.split().training(),
        inputs.execution(),
        progress.epochs() + 1);
    session.assign(variables);
    listeners.begin(begin());
    Optional<StopReason> stop = progress.stopReason(config);
    while (stop.isEmpty()) {
      stop = epoch(cancelled) ? progress.stopReason(config) : cancelled();
    }
    return end(stop.get());
  }

  private TrainingBegin begin() {
    return new TrainingBegin(
        inputs.model(),
        config,
        inputs.split().origin(),
        runner.stepsPerEpoch(),
        progress.epochs() + 1,
        placement,
        inputs.metrics().ofEpoch());
  }

  private Optional<StopReason> cancelled() {
    return Optional.of(new StopReason.Cancelled(progress.epochs()));
  }

  /** Runs the next epoch, notifies the listeners and saves it; returns whether it was completed. */
  private boolean epoch(BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    UnfinishedEpoch before = progress.unfinished();
    int epoch = progress.epochs() + 1;
    long since = begun - before.elapsed().toNanos();
    EpochRun run = runner.run(epoch, before, cancelled, soFar -> within(epoch, soFar, since));
    long elapsed = System.nanoTime() - since;
    if (run.steps() < runner.stepsPerEpoch()) {
      progress.unfinished(unfinished(run, elapsed));
      return false;
    }
    boolean best = progress.add(metrics(epoch, run.figures()), elapsed);
    if (best) {
      progress.best(session.weights());
    }
    tell(elapsed, best ? progress::bestWeights : session::weights);
    checkpoints.ifPresent(writer -> writer.epochEnd(progress, session::state));
    return true;
  }

  /** Reports an epoch in progress and saves it if that is worthwhile. */
  private void within(int epoch, EpochRun soFar, long since) {
    long elapsed = System.nanoTime() - since;
    progress.unfinished(unfinished(soFar, elapsed));
    listeners.epochProgress(
        new EpochProgress(epoch, soFar.steps(), runner.stepsPerEpoch(), elapsed));
    checkpoints.ifPresent(writer -> writer.withinEpoch(progress, session::state));
  }

  private static UnfinishedEpoch unfinished(EpochRun run, long elapsedNanos) {
    return new UnfinishedEpoch(
        run.steps(), run.figures().training(), Duration.ofNanos(elapsedNanos));
  }

  private EpochMetrics metrics(int epoch, EpochFigures figures) {
    EpochSums training = figures.training();
    ValidationFigures validation = figures.validation();
    float rows = inputs.rowsSeen(epoch);
    float validationRows = inputs.split().validation().rows();
    float bce = training.binaryCrossentropy() / rows;
    float valBce = validation.binaryCrossentropySum() / validationRows;
    Map<Metric, Float> all = new LinkedHashMap<>();
    all.put(
        Metric.LOSS, training.weightedCrossentropy() / rows + training.regularizationLoss() / rows);
    all.put(Metric.BINARY_CROSSENTROPY, bce);
    all.put(Metric.ACCURACY, training.correct() / rows);
    all.put(Metric.VAL_LOSS, valBce + validation.regularizationLoss());
    all.put(Metric.VAL_BINARY_CROSSENTROPY, valBce);
    all.put(Metric.VAL_ACCURACY, validation.correct() / validationRows);
    all.putAll(inputs.metrics().of(inputs.split().validation().labels(), validation.logits()));
    float rate = config.optimizer().learningRate().at((long) epoch * runner.stepsPerEpoch());
    return new EpochMetrics(epoch, rate, all);
  }

  private void tell(long elapsedNanos, Supplier<Weights> weights) {
    if (listeners.wantEpochs()) {
      EpochEnd end =
          new EpochEnd(progress.last(), progress.improvement().best(), steps(), elapsedNanos)
              .withWeights(weights);
      try {
        listeners.epochEnd(end);
      } finally {
        end.over();
      }
    }
  }

  /** Returns how many steps the optimizer has taken. */
  private long steps() {
    return (long) progress.epochs() * runner.stepsPerEpoch() + progress.unfinished().steps();
  }

  private TrainingResult end(StopReason reason) {
    LOG.debug("{}: {}", inputs.model().name(), reason);
    checkpoints.ifPresent(writer -> writer.save(progress, session::state));
    Weights variables = session.state();
    boolean restore = config.earlyStopping().map(EarlyStopping::restoreBestWeights).orElse(false);
    if (restore && progress.improvement().best().isPresent()) {
      session.assign(progress.bestWeights());
    }
    TrainingResult result = result(reason, variables);
    listeners.trainingEnd(result);
    return result;
  }

  private TrainingResult result(StopReason reason, Weights variables) {
    Split split = inputs.split();
    Weights weights = session.weights();
    Evaluation validation = evaluate(split.validation());
    return new TrainingResult(
        inputs.model(),
        config,
        progress.history(),
        weights,
        progress.bestWeights(),
        variables,
        steps(),
        validation,
        split.test().flatMap(this::test),
        reason,
        progress.elapsed(),
        progress.medianEpoch(),
        Provenance.of(
            split.origin(),
            config.seed(),
            placement,
            inputs.execution().threads(),
            progress.started()),
        inputs.settings().classWeight(),
        inputs.bestRule().warmUpEpochs(),
        progress.unfinished().steps());
  }

  /** Evaluates the test rows under the best weights, which then stay assigned to the session. */
  private Optional<TestEvaluation> test(Dataset rows) {
    if (progress.improvement().best().isEmpty()) {
      return Optional.empty();
    }
    session.assign(progress.bestWeights());
    return Optional.of(
        TestEvaluation.of(rows, session.logits(RunInputs.rows(rows)), config.logitThreshold()));
  }

  private Evaluation evaluate(Dataset rows) {
    if (rows.rows() == 0) {
      return Evaluation.NONE;
    }
    return Evaluation.of(
        rows.labels(), session.logits(RunInputs.rows(rows)), config.logitThreshold());
  }
}

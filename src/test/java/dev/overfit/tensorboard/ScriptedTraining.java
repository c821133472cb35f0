package dev.overfit.tensorboard;

import dev.overfit.data.DataOrigin;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.optimizer.ClassWeight.PerClass;
import dev.overfit.training.Device;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.History;
import dev.overfit.training.Placement;
import dev.overfit.training.Provenance;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingConfig;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training that takes no time: what a listener would hear, with curves by formula. The training
 * crossentropy falls, and the validation crossentropy rises after {@code turn}.
 */
record ScriptedTraining(ModelSpec model, int epochs, double turn) {
  static final int STEPS_PER_EPOCH = 20;
  private static final DataOrigin DATA = new DataOrigin("HIGGS", "scripted", false, "00", 11_000);
  private static final Placement ON_CPU =
      new Placement(Device.CPU, "CPU", "asked for", true, List.of());

  static ScriptedTraining ofTiny(int epochs) {
    return new ScriptedTraining(
        ModelSpec.binaryClassifier("Tiny", 28, new Dense(16, Activation.ELU)), epochs, 10);
  }

  static ScriptedTraining of(String name, int epochs, double turn, LayerSpec... hidden) {
    return new ScriptedTraining(ModelSpec.binaryClassifier(name, 28, hidden), epochs, turn);
  }

  TrainingBegin begin() {
    return beginAt(1);
  }

  TrainingBegin beginAt(int epoch) {
    return new TrainingBegin(model, config(), DATA, STEPS_PER_EPOCH, epoch, ON_CPU);
  }

  private static TrainingConfig config() {
    return TrainingConfig.defaults();
  }

  /** Returns the figures of an epoch, counted from 1. */
  EpochMetrics metrics(int epoch) {
    double x = epoch / turn;
    double train = 0.69 * Math.exp(-x / 4) + 0.01 * Math.sin(epoch);
    double validation = 0.6 + 0.05 * (x - 1) * (x - 1) / (1 + x);
    return Epochs.of(
        epoch,
        config().optimizer().learningRate().at((long) epoch * STEPS_PER_EPOCH),
        (float) (train + 0.05),
        (float) train,
        (float) (1 - train / 2),
        (float) (validation + 0.05),
        (float) validation,
        (float) (1 - validation / 2));
  }

  EpochEnd end(int epoch) {
    Optional<EpochMetrics> best = config().bestRule().of(history(epoch));
    return new EpochEnd(metrics(epoch), best, (long) epoch * STEPS_PER_EPOCH, 1_000_000);
  }

  private History history(int last) {
    List<EpochMetrics> metrics = new ArrayList<>();
    for (int epoch = 1; epoch <= last; epoch++) {
      metrics.add(metrics(epoch));
    }
    return new History(metrics);
  }

  TrainingResult result(StopReason reason) {
    Weights none = Weights.of(List.of(), List.of());
    return new TrainingResult(
        model,
        config(),
        history(epochs),
        none,
        none,
        none,
        (long) epochs * STEPS_PER_EPOCH,
        new Evaluation(0.6, 0.7, 0.8, 0.5),
        Optional.empty(),
        reason,
        Duration.ofSeconds(1),
        Duration.ofMillis(1),
        new Provenance(DATA, 0, "test", "none", "none", "none", "none", ON_CPU, 1, Instant.EPOCH),
        PerClass.ALIKE,
        0,
        0);
  }

  /** Tells a listener all epochs, but not the end. */
  void runEpochs(TrainingListener listener) {
    listener.onTrainingBegin(begin());
    for (int epoch = 1; epoch <= epochs; epoch++) {
      listener.onEpochEnd(end(epoch));
    }
  }

  /** Tells a listener the whole training. */
  void run(TrainingListener listener) {
    runEpochs(listener);
    listener.onTrainingEnd(result(new StopReason.EpochsCompleted(epochs)));
  }
}

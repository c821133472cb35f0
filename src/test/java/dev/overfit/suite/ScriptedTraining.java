package dev.overfit.suite;

import dev.overfit.data.DataOrigin;
import dev.overfit.data.Dataset;
import dev.overfit.data.LoadedData;
import dev.overfit.data.Split;
import dev.overfit.evaluation.Evaluation;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.Device;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.Epochs;
import dev.overfit.training.History;
import dev.overfit.training.Placement;
import dev.overfit.training.Provenance;
import dev.overfit.training.StopReason;
import dev.overfit.training.TrainingBegin;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training without a runtime: every epoch has the figures of {@link #metrics}, and all epochs run
 * unless it is cancelled.
 */
public final class ScriptedTraining implements TrialTraining {
  private static final Placement ON_CPU =
      new Placement(Device.CPU, "CPU", "asked for", true, List.of());

  private final Replicate replicate;
  private final List<TrainingListener> listeners;
  private volatile boolean cancelled;

  /** Creates a training of the given replicate that writes no logs. */
  public ScriptedTraining(Replicate replicate, TrialFiles files, List<TrainingListener> listeners) {
    this.replicate = replicate;
    this.listeners = listeners;
  }

  /** Returns the figures of an epoch, each different from the others. */
  public static EpochMetrics metrics(int epoch) {
    return Epochs.of(epoch, 0.001f, 0.61f, 0.62f, 0.63f, 0.64f, 0.65f, 0.66f);
  }

  /** Returns rows of zeros with alternating labels and the given origin. */
  public static LoadedData rows(String name, boolean simulated, int rows, int columns) {
    float[] labels = new float[rows];
    for (int row = 1; row < rows; row += 2) {
      labels[row] = 1;
    }
    Dataset dataset = Dataset.of(Dataset.unnamed(columns), new float[rows * columns], labels);
    return new LoadedData(
        dataset, new DataOrigin(name, "somewhere", simulated, "0123456789abcdef", rows));
  }

  @Override
  public TrainingResult train(Split split) {
    TrainingBegin begin =
        new TrainingBegin(replicate.model(), replicate.config(), split.origin(), 20, 1, ON_CPU);
    listeners.forEach(listener -> listener.onTrainingBegin(begin));
    List<EpochMetrics> epochs = new ArrayList<>();
    while (epochs.size() < replicate.config().epochs() && !cancelled) {
      epochs.add(metrics(epochs.size() + 1));
      EpochEnd end = new EpochEnd(epochs.get(epochs.size() - 1), Optional.of(epochs.get(0)), 20, 1);
      listeners.forEach(listener -> listener.onEpochEnd(end));
    }
    return result(split, epochs);
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  private TrainingResult result(Split split, List<EpochMetrics> epochs) {
    Weights weights = zeros(replicate.model());
    return new TrainingResult(
        replicate.model(),
        replicate.config(),
        new History(epochs),
        weights,
        weights,
        weights,
        20L * epochs.size(),
        new Evaluation(0.65, 0.66, 0.5, 0.5),
        Optional.empty(),
        epochs.size() < replicate.config().epochs()
            ? new StopReason.Cancelled(epochs.size())
            : new StopReason.EpochsCompleted(epochs.size()),
        Duration.ofMillis(1234),
        Duration.ofMillis(2),
        new Provenance(split.origin(), 0, "0", "0", "jvm", "os", "cpu", ON_CPU, 1, Instant.EPOCH),
        replicate.config().classWeight().on(split.training().labels()),
        0,
        0);
  }

  private static Weights zeros(ModelSpec model) {
    List<VariableSpec> variables = model.variables();
    return Weights.of(
        variables, variables.stream().map(variable -> new float[variable.size()]).toList());
  }
}

package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.graph.Devices;
import dev.overfit.graph.Execution;
import dev.overfit.graph.InitialWeights;
import dev.overfit.graph.Rows;
import dev.overfit.graph.StepSettings;
import dev.overfit.graph.TrainingSession;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import dev.overfit.training.RunIdentity.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What one call of {@link Trainer#train} runs on; its figures are a function of this.
 *
 * @param given the start weights, where they are not drawn
 */
record RunInputs(
    ModelSpec model,
    TrainingConfig config,
    Execution execution,
    Split split,
    RowOrder rowOrder,
    Optional<Weights> given) {

  /** Rows a step: no more than there are. */
  int batchSize() {
    return Math.min(config.batchSize(), split.training().rows());
  }

  /** The given start weights, or drawn ones. */
  Weights startWeights() {
    return given.orElseGet(() -> InitialWeights.draw(model, config.seed()));
  }

  /** The rule that says which epoch is the best; also where nothing stops early. */
  EarlyStopping bestBy() {
    return config.earlyStopping().orElse(EarlyStopping.ofPatience(1));
  }

  /** A session with the rows uploaded; the caller closes it. */
  TrainingSession openSession() {
    return new TrainingSession(
        model,
        new StepSettings(config.optimizer(), batchSize(), config.seed(), config.logitThreshold()),
        execution,
        rows(split.training()),
        rows(split.validation()));
  }

  private static Rows rows(Dataset dataset) {
    return new Rows(dataset.features(), dataset.labels());
  }

  /** What the figures are a function of, by name. */
  RunIdentity identity() {
    EarlyStopping best = bestBy();
    return new RunIdentity(
        List.of(
            new Fact("overfit version", Environment.version()),
            new Fact("tensorflow version", Devices.runtimeVersion()),
            new Fact("model", model.toString()),
            new Fact("batch size", String.valueOf(batchSize())),
            new Fact("seed", String.valueOf(config.seed())),
            new Fact("optimizer", config.optimizer().toString()),
            new Fact("best epoch by", best.monitor().label() + ", min delta " + best.minDelta()),
            new Fact("logit threshold", String.valueOf(config.logitThreshold())),
            new Fact("device", Environment.device(execution)),
            new Fact("threads", String.valueOf(execution.threads())),
            new Fact("training rows", Fingerprint.of(split.training())),
            new Fact("validation rows", Fingerprint.of(split.validation())),
            new Fact("row order", order()),
            new Fact("start weights", given.map(Fingerprint::of).orElse("drawn"))));
  }

  private String order() {
    return rowOrder.equals(RowOrder.shuffled(config.seed()))
        ? "shuffled by the seed"
        : Fingerprint.of(rowOrder, split.training().rows());
  }
}

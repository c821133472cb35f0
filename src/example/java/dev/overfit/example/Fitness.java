package dev.overfit.example;

import dev.overfit.model.Weights;
import dev.overfit.training.TrainingResult;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Decides which trainings may replace the model that answers predictions. */
final class Fitness {
  private Fitness() {}

  /** Returns why the weights of the best epoch must not be used; empty if they may be. */
  static Optional<String> fault(TrainingResult result) {
    if (!result.stopReason().completed()) {
      return Optional.of(result.stopReason().words());
    }
    if (result.bestEpoch().isEmpty()) {
      return Optional.of("no epoch was better than none");
    }
    return finite(result.bestWeights())
        ? Optional.empty()
        : Optional.of("the weights are no finite numbers");
  }

  static boolean finite(Weights weights) {
    for (int variable = 0; variable < weights.variables().size(); variable++) {
      FloatBuffer values = weights.values(variable);
      while (values.hasRemaining()) {
        if (!Float.isFinite(values.get())) {
          return false;
        }
      }
    }
    return true;
  }
}

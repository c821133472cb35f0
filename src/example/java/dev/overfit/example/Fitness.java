package dev.overfit.example;

import dev.overfit.model.Weights;
import dev.overfit.training.TrainingResult;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Which trainings may answer predictions in place of an earlier one. */
final class Fitness {
  private Fitness() {}

  /** Why the weights of the best epoch are not to be used; empty where they are. */
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

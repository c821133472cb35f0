package dev.overfit.suite;

import java.util.List;
import java.util.Optional;

/**
 * What a run of a suite would do, found out before it.
 *
 * @param suite the suite as it runs on the rows
 * @param rows the rows, those of replicate 0 if each has its own
 * @param models its models, in the suite's order
 * @param atOnce how many trainings run at once, at most; 0 if there is nothing left to train, or
 *     they run elsewhere
 * @param time how long its trainings take in all, without reading rows, pictures and SavedModels;
 *     empty if they run elsewhere
 * @param memory about how much memory it takes on this machine
 */
public record SuitePlan(
    Suite suite,
    SuiteRows rows,
    List<ModelPlan> models,
    int atOnce,
    Optional<PlannedTime> time,
    PlannedMemory memory) {
  /** Copies the list. */
  public SuitePlan {
    models = List.copyOf(models);
  }

  /** How many trainings it consists of. */
  public int trainings() {
    return models.stream().mapToInt(model -> model.trainings().size()).sum();
  }

  /** How many of them have something left to train. */
  public int toTrain() {
    return models.stream().mapToInt(ModelPlan::toTrain).sum();
  }
}

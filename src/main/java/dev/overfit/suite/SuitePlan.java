package dev.overfit.suite;

import java.util.List;
import java.util.Optional;

/**
 * What a run of a suite would do, determined before the run.
 *
 * @param suite the suite as it runs on the rows
 * @param rows the rows; those of replicate 0 if each replicate has its own
 * @param models the plans of the suite's models, in its order
 * @param atOnce the greatest number of trainings that run at once; 0 if nothing is left to train or
 *     the trainings run elsewhere
 * @param time how long all trainings take, without reading rows and writing pictures and
 *     SavedModels; empty if the trainings run elsewhere
 * @param memory about how much memory the run takes on this machine
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

  /** Returns the number of trainings. */
  public int trainings() {
    return models.stream().mapToInt(model -> model.trainings().size()).sum();
  }

  /** Returns how many trainings have something left to train. */
  public int toTrain() {
    return models.stream().mapToInt(ModelPlan::toTrain).sum();
  }
}

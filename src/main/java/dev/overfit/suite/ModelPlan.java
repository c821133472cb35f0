package dev.overfit.suite;

import dev.overfit.suite.PlannedTraining.Start;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do with one of its models.
 *
 * @param trial the model, with its settings for the rows
 * @param first replicate 0 of the model
 * @param threads the number of threads per step
 * @param batchSize the number of rows per step
 * @param stepsPerEpoch the number of steps per epoch
 * @param trainings the trainings of its replicates, in order
 * @param speed how fast the model trains; empty if nothing is left to train
 */
public record ModelPlan(
    Trial trial,
    Replicate first,
    int threads,
    int batchSize,
    int stepsPerEpoch,
    List<PlannedTraining> trainings,
    Optional<TrainingSpeed> speed) {
  /** Copies the list. */
  public ModelPlan {
    trainings = List.copyOf(trainings);
  }

  /** Returns how many of the trainings have the given start. */
  public int count(Start start) {
    return (int) trainings.stream().filter(each -> each.start() == start).count();
  }

  /** Returns how many of the trainings have something left to train. */
  public int toTrain() {
    return (int) trainings.stream().filter(PlannedTraining::isToTrain).count();
  }

  /** Returns how long a whole training takes; empty if {@link #speed} is. */
  public Optional<PlannedTime> time() {
    int least = first.config().leastEpochs(first.model(), stepsPerEpoch, 0);
    return speed.map(each -> new PlannedTime(each.of(least), each.of(first.config().epochs())));
  }
}

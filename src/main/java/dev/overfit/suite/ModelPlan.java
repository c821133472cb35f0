package dev.overfit.suite;

import dev.overfit.suite.PlannedTraining.Start;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do with one of its models.
 *
 * @param trial the model, with its settings on the rows
 * @param first its replicate 0
 * @param threads how many threads a step uses
 * @param batchSize how many rows a step goes through
 * @param stepsPerEpoch how many steps an epoch has
 * @param trainings its replicates, in their order
 * @param speed how fast it trains; empty if nothing of it is left to train
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

  /** How many of its trainings begin so. */
  public int count(Start start) {
    return (int) trainings.stream().filter(each -> each.start() == start).count();
  }

  /** How many of its trainings have something left to train. */
  public int toTrain() {
    return (int) trainings.stream().filter(PlannedTraining::isToTrain).count();
  }

  /** How long a whole training takes; empty as {@link #speed} is. */
  public Optional<PlannedTime> time() {
    int least = first.config().leastEpochs(first.model(), stepsPerEpoch, 0);
    return speed.map(each -> new PlannedTime(each.of(least), each.of(first.config().epochs())));
  }
}

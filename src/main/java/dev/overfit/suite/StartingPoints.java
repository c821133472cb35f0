package dev.overfit.suite;

import dev.overfit.data.Split;
import dev.overfit.suite.PlannedTraining.Start;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Determines where the trainings of a run would begin, as {@link ReplicateTrainer} decides it. Only
 * reads.
 */
final class StartingPoints {
  private final Suite suite;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;
  private final EarlierTrainings earlier;

  StartingPoints(Suite suite, SuiteSettings settings, TrialTraining.Factory trainings) {
    this.suite = suite;
    this.settings = settings;
    this.trainings = trainings;
    this.earlier = new EarlierTrainings(suite, settings, trainings);
  }

  /**
   * Returns where a replicate begins, and what is left of it.
   *
   * @param split the replicate's rows
   * @throws IOException if it is to resume from a checkpoint that cannot be read or belongs to
   *     another training
   */
  PlannedTraining of(Replicate replicate, Split split) throws IOException {
    Path checkpoint = TrialFiles.checkpoint(settings.results(suite.name()), replicate.name());
    if (settings.resume() && Files.exists(checkpoint)) {
      return trainings.hasEnded(replicate, checkpoint, split)
          ? PlannedTraining.ended(replicate, Start.END)
          : left(replicate, split, Start.CHECKPOINT, Checkpoint.read(checkpoint).history());
    }
    return earlier.of(replicate, split).isPresent()
        ? PlannedTraining.ended(replicate, Start.OTHER_SUITE)
        : left(replicate, split, Start.FIRST_EPOCH, new History(List.of()));
  }

  private static PlannedTraining left(
      Replicate replicate, Split split, Start start, History history) {
    TrainingConfig config = replicate.config();
    int steps = config.stepsPerEpoch(split.training().rows());
    int warmUp = replicate.model().warmUpEpochs(steps);
    int best = config.bestRule().withWarmUp(warmUp).of(history).map(EpochMetrics::epoch).orElse(0);
    int least = config.leastEpochs(replicate.model(), steps, best) - history.size();
    return new PlannedTraining(
        replicate, start, Math.max(0, least), config.epochs() - history.size());
  }
}

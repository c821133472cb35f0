package dev.overfit.suite;

import dev.overfit.data.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Determines what a run whose rows are loaded would do: where each of its trainings begins, how
 * fast its models train, and how long all of it takes. Leaves nothing behind.
 */
final class SuiteCheck {
  private final Suite suite;
  private final ReplicateRows rows;
  private final SuiteSettings settings;
  private final TrialTraining.Factory trainings;
  private final TrialTraining.Factory here;
  private final CoreShares shares;
  private final Cancellation cancellation;

  /**
   * Creates the check of a run.
   *
   * @param suite the suite as it runs on the rows
   * @param trainings the factory of the run's trainings
   */
  SuiteCheck(
      Suite suite,
      ReplicateRows rows,
      SuiteSettings settings,
      TrialTraining.Factory trainings,
      Cancellation cancellation) {
    this.suite = suite;
    this.rows = rows;
    this.settings = settings;
    this.trainings = trainings;
    this.here = trainings.here();
    this.shares = new CoreShares(settings.parallel(), here);
    this.cancellation = cancellation;
  }

  /**
   * Returns what the run would do.
   *
   * @throws CancellationException if the check is cancelled before that is known
   * @throws IOException if the run would fail as it begins: on a checkpoint to resume from, or on
   *     the rows of a replicate
   */
  SuitePlan plan(SuiteListener listener) throws IOException {
    List<PlannedTraining> planned = planned();
    List<PlannedTraining> toTrain = planned.stream().filter(PlannedTraining::isToTrain).toList();
    Speeds speeds = new Speeds(here, shares, rows.first(), cancellation);
    if (!toTrain.isEmpty()) {
      speeds.measure(firsts(toTrain), toTrain.size(), listener);
    }
    Schedule least = schedule(toTrain, speeds, PlannedTraining::leastEpochs);
    Schedule most = schedule(toTrain, speeds, PlannedTraining::mostEpochs);
    boolean elsewhere = !here.equals(trainings);
    return new SuitePlan(
        suite,
        rows.first(),
        suite.trials().stream().map(trial -> model(trial, planned, speeds)).toList(),
        elsewhere ? 0 : most.atOnce(),
        elsewhere ? Optional.empty() : Optional.of(new PlannedTime(least.end(), most.end())),
        PlannedMemory.of(split(), memory(toTrain)));
  }

  private List<PlannedTraining> planned() throws IOException {
    StartingPoints starts = new StartingPoints(suite, settings, trainings);
    List<PlannedTraining> planned = new ArrayList<>();
    for (PlannedReplicate each : suite.replicates(settings.replicates())) {
      if (cancellation.requested()) {
        throw new CancellationException("cancelled while its trainings were looked for");
      }
      Split own = rows.of(each.number()).split();
      planned.add(starts.of(each.on(own.training().columns()), own));
    }
    return planned;
  }

  /** Returns replicate 0 of each model that has something left to train. */
  private List<Replicate> firsts(List<PlannedTraining> toTrain) {
    Set<String> models =
        toTrain.stream().map(each -> each.replicate().trial()).collect(Collectors.toSet());
    return suite.trials().stream()
        .filter(trial -> models.contains(trial.name()))
        .map(this::first)
        .toList();
  }

  private Replicate first(Trial trial) {
    return Replicate.of(trial, split().training().columns(), 0);
  }

  private Split split() {
    return rows.first().split();
  }

  /** Returns the schedule of the run if each training takes the given number of epochs. */
  private Schedule schedule(
      List<PlannedTraining> toTrain, Speeds speeds, ToIntFunction<PlannedTraining> epochs) {
    Map<String, Integer> cores = new HashMap<>();
    firsts(toTrain).forEach(first -> cores.put(first.trial(), shares.of(first, rows.first())));
    Schedule schedule = new Schedule(shares.cores());
    for (PlannedTraining each : toTrain) {
      int busy = cores.getOrDefault(each.replicate().trial(), 1);
      speeds
          .of(each.replicate())
          .map(speed -> speed.of(epochs.applyAsInt(each)))
          .ifPresent(time -> schedule.add(busy, time));
    }
    return schedule;
  }

  private ModelPlan model(Trial trial, List<PlannedTraining> planned, Speeds speeds) {
    Replicate first = first(trial);
    int trainingRows = split().training().rows();
    return new ModelPlan(
        trial,
        first,
        here.threads(first),
        Math.min(trial.config().batchSize(), trainingRows),
        trial.config().stepsPerEpoch(trainingRows),
        planned.stream().filter(each -> each.replicate().trial().equals(trial.name())).toList(),
        speeds.of(first));
  }

  /**
   * Returns the memory of the trainings that run at once, for the model that takes most, in bytes.
   */
  private long memory(List<PlannedTraining> toTrain) {
    return firsts(toTrain).stream()
        .mapToLong(
            first ->
                PlannedMemory.ofTraining(first, split())
                    * Math.min(shares.cores() / shares.of(first, rows.first()), toTrain.size()))
        .max()
        .orElse(0);
  }
}

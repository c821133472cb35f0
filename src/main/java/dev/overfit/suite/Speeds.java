package dev.overfit.suite;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.graph.runtime.NativeMemory;
import dev.overfit.model.LayerSpec;
import dev.overfit.training.TrainingConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Measures how fast the models of a run train: by real training in this process, as many at once as
 * in the run, each for a second or two. What it trains is discarded.
 */
final class Speeds {
  private static final int FEW = 100;

  /**
   * What the time of an epoch depends on.
   *
   * @param layers the layers
   * @param config the settings, without those that only determine which rows and how many epochs
   */
  private record Work(List<LayerSpec> layers, TrainingConfig config) {
    static Work of(Replicate replicate) {
      return new Work(replicate.model().layers(), alike(replicate.config()));
    }

    private static TrainingConfig alike(TrainingConfig config) {
      return endless(config).withTrainingShare(1).withSeed(0);
    }
  }

  private final TrialTraining.Factory trainings;
  private final CoreShares shares;
  private final SuiteRows rows;
  private final Cancellation cancellation;
  private final Map<Work, List<TrainingSpeed>> measured = new LinkedHashMap<>();

  /**
   * Creates an instance without measurements.
   *
   * @param trainings the factory of trainings in this process
   * @param shares how trainings share cores
   * @param rows the rows to train on
   */
  Speeds(
      TrialTraining.Factory trainings,
      CoreShares shares,
      SuiteRows rows,
      Cancellation cancellation) {
    this.trainings = trainings;
    this.shares = shares;
    this.rows = rows;
    this.cancellation = cancellation;
  }

  /**
   * Measures models, once for each kind of work.
   *
   * @param replicates one replicate of each model, at least one
   * @param units the number of trainings in the run
   * @param listener is told how many models are measured
   * @throws CancellationException if the run is cancelled meanwhile
   */
  void measure(List<Replicate> replicates, int units, SuiteListener listener) throws IOException {
    Map<Work, Replicate> distinct = new LinkedHashMap<>();
    replicates.forEach(each -> distinct.putIfAbsent(Work.of(each), each));
    listener.onTimingBegin(distinct.size());
    warmUp(replicates.get(0));
    Workers workers = new Workers(shares.cores(), cancellation);
    for (Replicate each : withCompany(List.copyOf(distinct.values()), units)) {
      if (cancellation.requested()) {
        break;
      }
      workers.start("overfit-timing-" + each.trial(), shares.of(each, rows), () -> time(each));
    }
    workers.await();
    if (cancellation.requested()) {
      throw new CancellationException("cancelled while its models were timed");
    }
  }

  /** Trains one epoch on a few rows, since the first training in a process starts slowly. */
  private void warmUp(Replicate replicate) {
    Dataset training = rows.split().training();
    Dataset few = training.slice(0, Math.min(FEW, training.rows()));
    TrainingConfig plain = TrainingConfig.defaults().withEpochs(1);
    Replicate once =
        new Replicate(replicate.model(), plain.withDevice(replicate.config().device()), 0);
    cancellation.whileTraining(
        trainings.unsaved(once, List.of()), new Split(few, few, rows.split().origin()));
  }

  /** Returns the models, repeated if they are fewer than the run trains at once. */
  private List<Replicate> withCompany(List<Replicate> models, int units) {
    int slots =
        models.stream().mapToInt(each -> shares.cores() / shares.of(each, rows)).max().orElse(1);
    int count = Math.max(models.size(), Math.min(slots, units));
    List<Replicate> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(models.get(i % models.size()));
    }
    return all;
  }

  private void time(Replicate replicate) {
    Split split = rows.split();
    int batch = replicate.config().batchSize();
    SpeedMeter meter = new SpeedMeter(System::nanoTime, (double) split.validation().rows() / batch);
    Replicate endless =
        new Replicate(replicate.model(), endless(replicate.config()), replicate.number());
    TrialTraining training = trainings.unsaved(endless, List.of(meter));
    meter.onEnough(training::cancel);
    cancellation.whileTraining(
        training, new Split(split.training(), split.validation(), split.origin()));
    NativeMemory.giveBack();
    meter.speed().ifPresent(speed -> add(Work.of(replicate), speed));
  }

  private static TrainingConfig endless(TrainingConfig config) {
    return config.withEpochs(Integer.MAX_VALUE).withoutEarlyStopping();
  }

  private synchronized void add(Work work, TrainingSpeed speed) {
    measured.computeIfAbsent(work, each -> new ArrayList<>()).add(speed);
  }

  /** Returns a model's speed; empty if neither it nor one with the same work was measured. */
  synchronized Optional<TrainingSpeed> of(Replicate replicate) {
    return Optional.ofNullable(measured.get(Work.of(replicate))).map(TrainingSpeed::mean);
  }
}

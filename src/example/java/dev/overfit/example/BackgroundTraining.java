package dev.overfit.example;

import dev.overfit.data.Split;
import dev.overfit.data.csv.CsvFile;
import dev.overfit.export.ModelCard;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A single training, from the posted settings to the version that answers. */
final class BackgroundTraining implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTraining.class);

  private final TrainingRequest request;
  private final DataFolder data;
  private final ServedModels models;
  private final ServiceMetrics metrics;
  private final EventLog events = new EventLog();
  private TrainingStatus status;
  private volatile boolean cancelled;

  BackgroundTraining(
      long id,
      TrainingRequest request,
      DataFolder data,
      ServedModels models,
      ServiceMetrics metrics) {
    this.request = request;
    this.data = data;
    this.models = models;
    this.metrics = metrics;
    this.status = TrainingStatus.waiting(id, request);
  }

  EventLog events() {
    return events;
  }

  synchronized TrainingStatus status() {
    return status;
  }

  private synchronized void update(TrainingStatus next) {
    status = next;
  }

  /** Ends the training within about a second, or as soon as it begins; nothing is exported. */
  void cancel() {
    cancelled = true;
  }

  /** Ends a training that never ran. */
  void drop() {
    end(status().dropped());
  }

  @Override
  public void run() {
    metrics.trainingsRunning.inc();
    TrainingStatus end = status().failed(HttpApi.INTERNAL_ERROR);
    try {
      end = train();
    } catch (IOException | IllegalArgumentException | RequestException e) {
      end = status().failed(data.relative(String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) { // such as too little memory
      LOG.error("training {} of {}", status().id(), request.modelName(), e);
    } finally {
      metrics.trainingsRunning.dec();
      end(end);
    }
  }

  private void end(TrainingStatus end) {
    update(end);
    LOG.info("training {} of {}: {} {}", end.id(), end.model(), end.state(), end.said());
    metrics.trainings.labelValues(end.state()).inc();
    events.add("end", end);
    events.end();
  }

  private TrainingStatus train() throws IOException {
    update(status().running(0));
    Split rows = rows();
    ModelSpec model = request.model(rows.training());
    TrainingResult result = trainer(model).train(rows, () -> cancelled);
    if (!result.stopReason().ends(request.config().epochs())) {
      return status().cancelled(result);
    }
    Optional<String> unfit = Fitness.fault(result);
    return unfit.isPresent()
        ? status().failed(result, "not published: " + unfit.get())
        : status().done(result, publish(rows, result));
  }

  private Split rows() throws IOException {
    return CsvFile.read(data.file(request.dataName()), request.layout())
        .shuffled(request.seedOrZero())
        .split(request.validation());
  }

  private Trainer trainer(ModelSpec model) {
    return Trainer.builder(model)
        .config(request.config())
        .listener(TrainingListener.atEpochEnd(this::epochEnd))
        .build();
  }

  private void epochEnd(EpochEnd end) {
    metrics.epochs.inc();
    update(status().running(end.metrics().epoch()));
    events.add("epoch", end.metrics().byLabel());
  }

  private String publish(Split rows, TrainingResult result) throws IOException {
    ModelCard card = ModelCard.of(result, rows.training().columns());
    String version = models.publish(card, result.bestWeights());
    metrics.swaps.labelValues(result.model().name()).inc();
    return version;
  }
}

package dev.overfit.example;

import dev.overfit.data.CsvFile;
import dev.overfit.data.Split;
import dev.overfit.export.ModelCard;
import dev.overfit.model.ModelSpec;
import dev.overfit.training.EpochEnd;
import dev.overfit.training.StopReason;
import dev.overfit.training.Trainer;
import dev.overfit.training.TrainingListener;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training: from the posted settings to the version that answers. */
final class BackgroundTraining implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTraining.class);

  /** How far it is. */
  enum State {
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What there is to say of it.
   *
   * @param epochs how many have ended
   * @param stopReason why it ended; null until then
   * @param best the figures of the best epoch; empty until it has ended
   * @param version the model's version that came of it; null where none did
   * @param error why it failed; null where it did not
   */
  record Status(
      long id,
      String model,
      String data,
      String state,
      int epochs,
      @Nullable String stopReason,
      Map<String, Double> best,
      @Nullable String version,
      @Nullable String error) {}

  private final long id;
  private final TrainingRequest request;
  private final DataFolder data;
  private final ServedModels models;
  private final ServiceMetrics metrics;
  private final EventLog events = new EventLog();
  private Status status;
  private boolean cancelled;
  private @Nullable Trainer trainer;

  BackgroundTraining(
      long id,
      TrainingRequest request,
      DataFolder data,
      ServedModels models,
      ServiceMetrics metrics) {
    this.id = id;
    this.request = request;
    this.data = data;
    this.models = models;
    this.metrics = metrics;
    this.status = status(State.WAITING, 0, null, Map.of(), null, null);
  }

  EventLog events() {
    return events;
  }

  synchronized Status status() {
    return status;
  }

  /** Ends it within about a second, or before it begins; nothing is exported. */
  synchronized void cancel() {
    cancelled = true;
    if (trainer != null) {
      trainer.cancel();
    }
  }

  @Override
  public void run() {
    metrics.trainingsRunning.inc();
    Status end = status(State.FAILED, 0, null, Map.of(), null, "internal error; see the log");
    try {
      end = train();
    } catch (IOException | IllegalArgumentException | RequestException e) {
      end = failed(data.relative(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("training {} of {}", id, request.modelName(), e);
    } finally {
      metrics.trainingsRunning.dec();
      end(end);
    }
  }

  /** Ends it without having run. */
  void drop() {
    end(status(State.CANCELLED, 0, null, Map.of(), null, null));
  }

  private void end(Status end) {
    update(end);
    metrics.trainings.labelValues(end.state()).inc();
    events.add("end", end);
    events.end();
  }

  private Status train() throws IOException {
    update(status(State.RUNNING, 0, null, Map.of(), null, null));
    Split rows = rows();
    ModelSpec model = request.model(rows.training());
    TrainingResult result = trainer(model).train(rows);
    int epochs = result.history().size();
    String reason = result.stopReason().label();
    Map<String, Double> best = result.bestFigures();
    if (result.stopReason() instanceof StopReason.Cancelled) {
      return status(State.CANCELLED, epochs, reason, best, null, null);
    }
    String version = publish(model, rows, result);
    return status(State.DONE, epochs, reason, best, version, null);
  }

  private Split rows() throws IOException {
    return CsvFile.read(data.file(request.dataName()), request.layout())
        .shuffled(request.seedOrZero())
        .split(request.validation());
  }

  private synchronized Trainer trainer(ModelSpec model) {
    Trainer built =
        Trainer.builder(model)
            .config(request.config())
            .listener(TrainingListener.atEpochEnd(this::epochEnd))
            .build();
    if (cancelled) {
      built.cancel();
    }
    trainer = built;
    return built;
  }

  private void epochEnd(EpochEnd end) {
    metrics.epochs.inc();
    update(status(State.RUNNING, end.metrics().epoch(), null, Map.of(), null, null));
    events.add("epoch", end.metrics().byLabel());
  }

  private String publish(ModelSpec model, Split rows, TrainingResult result) throws IOException {
    ModelCard card =
        ModelCard.of(model, rows.training().columns())
            .withMetrics(result.bestFigures())
            .withProvenance(result.provenance().byName());
    String version = models.publish(card, result.bestWeights());
    metrics.swaps.labelValues(model.name()).inc();
    return version;
  }

  private synchronized void update(Status next) {
    status = next;
  }

  private Status failed(String error) {
    return status(State.FAILED, status().epochs(), null, Map.of(), null, error);
  }

  private Status status(
      State state,
      int epochs,
      @Nullable String stopReason,
      Map<String, Double> best,
      @Nullable String version,
      @Nullable String error) {
    return new Status(
        id,
        request.modelName(),
        request.dataName(),
        state.label(),
        epochs,
        stopReason,
        best,
        version,
        error);
  }
}

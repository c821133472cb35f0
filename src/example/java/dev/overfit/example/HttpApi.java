package dev.overfit.example;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import dev.overfit.export.LivePredictor;
import dev.overfit.export.Predictor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP endpoints of the service. */
final class HttpApi {
  /** The message to clients for an error that is not their fault. */
  static final String INTERNAL_ERROR = "internal error; see the service's log";

  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  /** The response to a prediction request. */
  private record Predictions(String model, String version, List<Float> probabilities) {}

  private final ServedModels models;
  private final Trainings trainings;
  private final ServiceMetrics metrics;
  private final EventStream eventStream = new EventStream();
  private final Semaphore zipReaders = new Semaphore(SavedModelZip.MOST_READERS);

  HttpApi(ServedModels models, Trainings trainings, ServiceMetrics metrics) {
    this.models = models;
    this.trainings = trainings;
    this.metrics = metrics;
  }

  void addTo(RoutesConfig routes) {
    Resource.add(routes, "/trainings", Map.of(GET, this::listTrainings, POST, this::startTraining));
    Resource.add(
        routes, "/trainings/{id}", Map.of(GET, this::showTraining, DELETE, this::cancelTraining));
    Resource.add(routes, "/trainings/{id}/events", Map.of(GET, this::events));
    Resource.add(routes, "/models", Map.of(GET, this::listModels));
    Resource.add(routes, "/models/{name}/predictions", Map.of(POST, this::predict));
    Resource.add(routes, "/models/{name}/saved-model.zip", Map.of(GET, this::export));
    Resource.add(routes, "/health", Map.of(GET, this::health));
    Resource.add(routes, "/metrics", Map.of(GET, this::metrics));
    routes.exception(
        RequestException.class, (e, context) -> error(context, e.status(), e.getMessage()));
    routes.exception(Exception.class, HttpApi::internalError);
    routes.exception(
        HttpResponseException.class,
        (e, context) -> error(context, e.getStatus(), String.valueOf(e.getMessage())));
  }

  private void listTrainings(Context context) {
    json(context, trainings.list());
  }

  private void startTraining(Context context) {
    BackgroundTraining training = trainings.start(TrainingRequest.of(body(context)));
    TrainingStatus status = training.status();
    context.status(HttpStatus.ACCEPTED).header("Location", "/trainings/" + status.id());
    json(context, status);
  }

  private void showTraining(Context context) {
    json(context, training(context).status());
  }

  private void cancelTraining(Context context) {
    training(context).cancel();
    context.status(HttpStatus.ACCEPTED);
    json(context, training(context).status());
  }

  private void events(Context context) throws IOException, InterruptedException {
    eventStream.stream(context, training(context).events());
  }

  private BackgroundTraining training(Context context) {
    return trainings.get(context.pathParam("id"));
  }

  private void listModels(Context context) {
    json(context, models.list());
  }

  private void predict(Context context) {
    LivePredictor model = models.get(context.pathParam("name"));
    String name = context.pathParam("name");
    long begun = System.nanoTime();
    PredictionRequest request = Json.read(body(context), PredictionRequest.class);
    json(context, model.call(version -> predict(name, request, version)));
    metrics.predictionSeconds.labelValues(name).observe((System.nanoTime() - begun) / 1e9);
  }

  private Predictions predict(String name, PredictionRequest request, Predictor version) {
    float[] rows = request.flat(version);
    float[] probabilities = probabilities(version, rows);
    metrics.predictedRows.labelValues(name).inc(probabilities.length);
    List<Float> list = new ArrayList<>(probabilities.length);
    for (float probability : probabilities) {
      list.add(probability);
    }
    return new Predictions(name, ServedModels.number(version), list);
  }

  private static float[] probabilities(Predictor version, float[] rows) {
    try {
      return version.probabilities(rows);
    } catch (IOException e) { // the model worked when it was loaded, so the rows are at fault
      LOG.info("{}: no probabilities", ServedModels.number(version), e);
      throw new RequestException(
          422,
          "rows: expected values that the model has a probability for, received too large ones");
    }
  }

  private void export(Context context) throws IOException {
    String name = context.pathParam("name");
    Path version = models.get(name).call(latest -> latest.folder().orElseThrow());
    if (!zipReaders.tryAcquire()) {
      throw new RequestException(503, "model: too many are reading one; try again later");
    }
    try (SavedModelZip zip = SavedModelZip.of(name, version)) {
      String file = name + "-" + version.getFileName() + ".zip";
      context
          .contentType("application/zip")
          .header("Content-Disposition", "attachment; filename=\"" + file + "\"");
      context.res().setContentLengthLong(zip.length());
      if (!context.method().equals(HandlerType.HEAD)) {
        zip.copyTo(context.res().getOutputStream());
      }
    } finally {
      zipReaders.release();
    }
  }

  private void health(Context context) {
    json(context, Map.of("status", "UP", "models", models.list()));
  }

  private void metrics(Context context) {
    context.contentType(ServiceMetrics.CONTENT_TYPE).result(metrics.text());
  }

  /**
   * Returns the body of a request.
   *
   * @throws RequestException 415 if the body is not declared as JSON
   */
  private static byte[] body(Context context) {
    MediaType.checkJson(context.header("Content-Type"), context.header("Content-Encoding"));
    return Objects.requireNonNull(context.attribute(FrontDoor.BODY));
  }

  private static void json(Context context, Object answer) {
    context.contentType("application/json").result(Json.write(answer));
  }

  private static void error(Context context, int status, String message) {
    context.status(status);
    json(context, Map.of("error", message));
  }

  private static void internalError(Exception e, Context context) {
    LOG.error("{} {}", context.method(), context.path(), e);
    if (!context.res().isCommitted()) {
      error(context, 500, INTERNAL_ERROR);
    }
  }
}

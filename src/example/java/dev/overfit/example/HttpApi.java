package dev.overfit.example;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service can be asked for. */
final class HttpApi {
  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  /** The answer to a request for predictions. */
  private record Predictions(String model, String version, List<Float> probabilities) {}

  private final int mostBodyBytes;
  private final ServedModels models;
  private final Trainings trainings;
  private final ServiceMetrics metrics;
  private final EventStream eventStream = new EventStream();

  HttpApi(int mostBodyBytes, ServedModels models, Trainings trainings, ServiceMetrics metrics) {
    this.mostBodyBytes = mostBodyBytes;
    this.models = models;
    this.trainings = trainings;
    this.metrics = metrics;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/trainings", this::startTraining);
    routes.get("/trainings", context -> json(context, trainings.list()));
    routes.get("/trainings/{id}", context -> json(context, training(context).status()));
    routes.delete("/trainings/{id}", this::cancelTraining);
    routes.get(
        "/trainings/{id}/events",
        context -> eventStream.stream(context, training(context).events()));
    routes.get("/models", context -> json(context, models.numbers()));
    routes.post("/models/{name}/predictions", this::predict);
    routes.get("/models/{name}/saved-model.zip", this::export);
    routes.get("/health", this::health);
    routes.get("/metrics", this::metrics);
    routes.exception(
        RequestException.class, (e, context) -> error(context, e.status(), e.getMessage()));
    routes.exception(Exception.class, HttpApi::internalError);
    routes.exception(
        HttpResponseException.class,
        (e, context) -> error(context, e.getStatus(), String.valueOf(e.getMessage())));
    routes.after(
        context -> metrics.responses.labelValues(String.valueOf(context.statusCode())).inc());
  }

  private void startTraining(Context context) throws IOException {
    BackgroundTraining training = trainings.start(TrainingRequest.of(body(context)));
    TrainingStatus status = training.status();
    context.status(HttpStatus.ACCEPTED).header("Location", "/trainings/" + status.id());
    json(context, status);
  }

  private void cancelTraining(Context context) {
    training(context).cancel();
    context.status(HttpStatus.ACCEPTED);
    json(context, training(context).status());
  }

  private BackgroundTraining training(Context context) {
    return trainings.get(context.pathParam("id"));
  }

  private void predict(Context context) throws IOException {
    LatestModel model = models.get(context.pathParam("name"));
    String name = context.pathParam("name");
    long begun = System.nanoTime();
    PredictionRequest request = Json.read(body(context), PredictionRequest.class);
    json(context, model.call(version -> predict(name, request, version)));
    metrics.predictionSeconds.labelValues(name).observe((System.nanoTime() - begun) / 1e9);
  }

  private Predictions predict(String name, PredictionRequest request, LatestModel.Version version) {
    float[] rows = request.flat(version.predictor());
    float[] probabilities = version.predictor().probabilities(rows);
    metrics.predictedRows.labelValues(name).inc(probabilities.length);
    List<Float> list = new ArrayList<>(probabilities.length);
    for (float probability : probabilities) {
      list.add(probability);
    }
    return new Predictions(name, version.number(), list);
  }

  private void export(Context context) throws IOException {
    String name = context.pathParam("name");
    LatestModel.Version version = models.get(name).call(latest -> latest);
    context
        .contentType("application/zip")
        .header(
            "Content-Disposition",
            "attachment; filename=\"" + name + "-" + version.number() + ".zip\"");
    SavedModelZip.write(name, version.folder(), context.outputStream());
  }

  private void health(Context context) {
    json(context, Map.of("status", "UP", "models", models.numbers()));
  }

  private void metrics(Context context) {
    context.contentType(ServiceMetrics.CONTENT_TYPE).result(metrics.text());
  }

  /**
   * The body of a request.
   *
   * @throws RequestException 415 where it is not said to be JSON, 413 where it is too large,
   *     whether or not it says how large it is
   */
  private byte[] body(Context context) throws IOException {
    String type = context.contentType();
    if (type == null || !type.matches("application/json(;.*)?")) {
      throw new RequestException(415, "body: expected Content-Type application/json");
    }
    try (InputStream in = context.req().getInputStream()) {
      byte[] body = in.readNBytes(mostBodyBytes + 1);
      if (body.length > mostBodyBytes) {
        throw new RequestException(
            413, String.format(Locale.ROOT, "body: expected at most %,d bytes", mostBodyBytes));
      }
      return body;
    }
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
    error(context, 500, "internal error; see the log");
  }
}

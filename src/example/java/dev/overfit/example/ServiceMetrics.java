package dev.overfit.example;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The metrics of the service, in Prometheus' text format; without static state. */
final class ServiceMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();

  final Histogram predictionSeconds =
      Histogram.builder()
          .name("overfit_prediction_seconds")
          .help("Time to answer a request for predictions, by model")
          .labelNames("model")
          .classicUpperBounds(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1)
          .classicOnly()
          .register(registry);

  final Counter predictedRows =
      Counter.builder()
          .name("overfit_predicted_rows_total")
          .help("Rows that were predicted, by model")
          .labelNames("model")
          .register(registry);

  final Counter responses =
      Counter.builder()
          .name("overfit_responses_total")
          .help("Answers to requests, by HTTP status")
          .labelNames("status")
          .register(registry);

  final Counter trainings =
      Counter.builder()
          .name("overfit_trainings_total")
          .help("Trainings that ended, by how")
          .labelNames("state")
          .register(registry);

  final Gauge trainingsRunning =
      Gauge.builder()
          .name("overfit_trainings_running")
          .help("Trainings that run now")
          .register(registry);

  final Counter epochs =
      Counter.builder()
          .name("overfit_epochs_total")
          .help("Epochs that were trained")
          .register(registry);

  final Counter swaps =
      Counter.builder()
          .name("overfit_model_swaps_total")
          .help("Times that a model's new version took over, by model")
          .labelNames("model")
          .register(registry);

  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  String text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}

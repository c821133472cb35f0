package dev.overfit.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The further metrics that a training computes from its validation rows after each epoch: those of
 * its settings, including the one that early stopping watches, and then those given to its trainer.
 *
 * @param asked the metrics, each name once
 */
record ValidationMetrics(List<RowMetric> asked) {
  /**
   * Returns the metrics that the settings and a trainer request.
   *
   * @throws IllegalArgumentException if two have the same name, or early stopping watches a metric
   *     that is not computed
   */
  static ValidationMetrics of(TrainingConfig config, List<RowMetric> own) {
    List<RowMetric> all =
        Stream.concat(config.takenMetrics().stream(), own.stream()).distinct().toList();
    List<Metric> figures = all.stream().map(RowMetric::metric).toList();
    for (Metric figure : figures) {
      if (figures.indexOf(figure) != figures.lastIndexOf(figure)) {
        throw new IllegalArgumentException(
            "metric: expected each name once, received another of the name " + figure.quantity());
      }
    }
    Metric monitor = config.bestRule().monitor();
    if (!Metric.values().contains(monitor) && !figures.contains(monitor)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "monitor: expected one of %s, received %s; a figure of one's own is also said to"
                  + " Trainer.Builder.metric",
              labels(Stream.concat(Metric.values().stream(), figures.stream())),
              monitor.label()));
    }
    return new ValidationMetrics(all);
  }

  /** Returns whether there are no further metrics. */
  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** Returns all metrics of an epoch. */
  List<Metric> ofEpoch() {
    return Stream.concat(Metric.values().stream(), asked.stream().map(RowMetric::metric)).toList();
  }

  /**
   * Returns the metrics in words with the direction in which each is better, as part of the
   * identity of a run.
   */
  String words() {
    return asked.stream()
        .map(each -> each.metric().label() + (each.higherIsBetter() ? " (higher)" : " (lower)"))
        .collect(Collectors.joining(", "));
  }

  /**
   * Computes the values in the order of the metrics.
   *
   * @param labels {@code [rows]}; if there are no rows, each value is NaN
   * @param logits {@code [rows]}
   */
  Map<Metric, Float> of(float[] labels, float[] logits) {
    Map<Metric, Float> figures = new LinkedHashMap<>();
    for (RowMetric each : asked) {
      double figure = labels.length == 0 ? Double.NaN : each.of(labels.clone(), logits.clone());
      figures.put(each.metric(), (float) figure);
    }
    return figures;
  }

  private static String labels(Stream<Metric> figures) {
    return figures.map(Metric::label).collect(Collectors.joining(", "));
  }
}

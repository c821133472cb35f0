package dev.overfit.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures that a training is asked to take of its validation rows after each epoch: those of
 * its settings, the one that stops it early among them, and then those that its trainer was told.
 *
 * @param asked each name once
 */
record ValidationMetrics(List<RowMetric> asked) {
  /**
   * What settings and a trainer ask for.
   *
   * @throws IllegalArgumentException if two have one name, or early stopping watches a figure that
   *     nobody takes
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

  /** Whether there are none. */
  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** What all figures of an epoch are. */
  List<Metric> ofEpoch() {
    return Stream.concat(Metric.values().stream(), asked.stream().map(RowMetric::metric)).toList();
  }

  /** In words, with the direction in which each is better, by which a run is known. */
  String words() {
    return asked.stream()
        .map(each -> each.metric().label() + (each.higherIsBetter() ? " (higher)" : " (lower)"))
        .collect(Collectors.joining(", "));
  }

  /**
   * The figures, in their order.
   *
   * @param labels {@code [rows]}; where there are none, each figure is NaN
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

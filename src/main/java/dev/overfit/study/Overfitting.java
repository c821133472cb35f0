package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.util.Arrays;
import java.util.Optional;

/**
 * From when on a model overfits: it goes on getting better on the rows that it is trained on, and
 * has become worse on the others.
 *
 * <p>Whether it does is read off the curves as the tutorial smooths them ({@link
 * Smoothing#TUTORIAL}), so that the noise of single epochs has no say: its validation crossentropy
 * ends more than {@value #MARGIN} above its lowest, while its training crossentropy ends below that
 * of the same epoch. It does so from the first epoch after the one with the lowest validation
 * crossentropy on from which it never comes back to within the margin.
 *
 * @param from the epoch from which on it overfits, from 1
 * @param rise how far validation crossentropy has risen from its lowest to its end, both smoothed
 */
public record Overfitting(int from, double rise) {
  /** How far validation crossentropy must have risen, in nats. */
  static final double MARGIN = 0.005;

  static Optional<Overfitting> of(History history) {
    double[] validation = smoothed(history, Metric.VAL_BINARY_CROSSENTROPY);
    double[] training = smoothed(history, Metric.BINARY_CROSSENTROPY);
    int end = Math.min(validation.length, training.length) - 1;
    int lowest = lowest(validation, end);
    if (lowest < 0
        || validation[end] - validation[lowest] <= MARGIN
        || training[end] >= training[lowest]) {
      return Optional.empty();
    }
    double rise = validation[end] - validation[lowest];
    int from = Math.max(leaves(validation, lowest, end) + 1, lowestEpoch(history) + 1);
    return from > end + 1 ? Optional.empty() : Optional.of(new Overfitting(from, rise));
  }

  /** A curve up to where it diverges, if it does: it is judged by what came before. */
  private static double[] smoothed(History history, Metric metric) {
    double[] values = history.values(metric);
    int end = 0;
    while (end < values.length && Double.isFinite(values[end])) {
      end++;
    }
    return Smoothing.TUTORIAL.apply(Arrays.copyOf(values, end));
  }

  private static int lowest(double[] values, int end) {
    int lowest = -1;
    for (int i = 0; i <= end; i++) {
      if (lowest < 0 || values[i] < values[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  /** The first index from which on the values stay more than the margin above the lowest. */
  private static int leaves(double[] values, int lowest, int end) {
    int index = end;
    while (values[index - 1] - values[lowest] > MARGIN) {
      index--;
    }
    return index;
  }

  private static int lowestEpoch(History history) {
    return history.best(Metric.VAL_BINARY_CROSSENTROPY).map(EpochMetrics::epoch).orElse(0);
  }
}

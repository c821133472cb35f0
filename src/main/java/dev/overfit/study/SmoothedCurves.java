package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import java.util.Arrays;
import java.util.Optional;

/**
 * Training and validation crossentropy, smoothed as in the tutorial ({@link Smoothing#TUTORIAL}),
 * up to where they diverge, if they do.
 */
final class SmoothedCurves {
  private final double[] validation;
  private final double[] training;
  private final int end;
  private final int lowest;
  private final int lowestEpoch;
  private final int epochsBefore;

  private SmoothedCurves(History history) {
    epochsBefore = history.epochs().isEmpty() ? 0 : history.epochs().get(0).epoch() - 1;
    validation = smoothed(history, Metric.VAL_BINARY_CROSSENTROPY);
    training = smoothed(history, Metric.BINARY_CROSSENTROPY);
    end = Math.min(validation.length, training.length) - 1;
    lowest = findLowest();
    lowestEpoch = history.best(Metric.VAL_BINARY_CROSSENTROPY).map(EpochMetrics::epoch).orElse(0);
  }

  /**
   * Returns the curves; empty unless they begin with finite figures.
   *
   * @param history the epochs whose figures reflect the weights
   */
  static Optional<SmoothedCurves> of(History history) {
    return Optional.of(new SmoothedCurves(history)).filter(curves -> curves.end >= 0);
  }

  private static double[] smoothed(History history, Metric metric) {
    double[] values = history.values(metric);
    int length = 0;
    while (length < values.length && Double.isFinite(values[length])) {
      length++;
    }
    return Smoothing.TUTORIAL.apply(Arrays.copyOf(values, length));
  }

  private int findLowest() {
    int index = 0;
    for (int i = 1; i <= end; i++) {
      if (validation[i] < validation[index]) {
        index = i;
      }
    }
    return index;
  }

  /** The lowest validation crossentropy, as displayed. */
  double lowest() {
    return Figures.shown(validation[lowest]);
  }

  /** The last validation crossentropy, as displayed. */
  double last() {
    return Figures.shown(validation[end]);
  }

  /** Returns whether validation crossentropy is above its lowest by more than the margin. */
  private boolean isAbove(int index) {
    return Figures.difference(validation[index], validation[lowest]) > Course.MARGIN;
  }

  /**
   * The epoch from which on the model overfits, see {@link CourseState#OVERFITS}; 0 if it does not.
   */
  int overfitFrom() {
    if (!isAbove(end) || training[end] >= training[lowest]) {
      return 0;
    }
    int from = Math.max(epochsBefore + firstOfTheLastRise(), lowestEpoch) + 1;
    return from > epochsBefore + end + 1 ? 0 : from;
  }

  private int firstOfTheLastRise() {
    int first = end;
    while (isAbove(first - 1)) {
      first--;
    }
    return first;
  }

  /**
   * Returns whether validation crossentropy falls at the end, see {@link
   * CourseState#STILL_FALLING}.
   */
  boolean areFalling() {
    int before = beginningOfTheLastTenth();
    return before >= 0
        && lowest > before
        && Figures.difference(validation[before], validation[end]) >= Course.FALL;
  }

  private int beginningOfTheLastTenth() {
    return end - Math.max(1, Math.round((end + 1) / 10f));
  }

  /** Returns whether the curves stagnate, see {@link CourseState#STAGNATES}. */
  boolean stagnate() {
    Stretch level = stretch(firstNearTheLowest(), end);
    return !isAbove(end)
        && level.trainingFall() > Course.MARGIN
        && level.trainingFall() + level.validationRise() > Course.MARGIN;
  }

  private int firstNearTheLowest() {
    int first = 0;
    while (isAbove(first)) {
      first++;
    }
    return first;
  }

  /** The stretch from the first epoch to where validation crossentropy first is near its lowest. */
  Stretch toNearTheLowest() {
    return stretch(0, firstNearTheLowest());
  }

  /** The stretch from the first epoch to the lowest validation crossentropy. */
  Stretch toTheLowest() {
    return stretch(0, lowest);
  }

  /** The stretch from the lowest validation crossentropy to the end. */
  Stretch fromTheLowest() {
    return stretch(lowest, end);
  }

  /** The last tenth of the epochs, with at least the last two of them. */
  Stretch lastTenth() {
    return stretch(Math.max(0, beginningOfTheLastTenth()), end);
  }

  /**
   * The stretch from where validation crossentropy first is near its lowest to where it last is: to
   * the end, or to its last rise.
   */
  Stretch nearTheLowest() {
    return stretch(firstNearTheLowest(), isAbove(end) ? firstOfTheLastRise() - 1 : end);
  }

  private Stretch stretch(int from, int to) {
    return new Stretch(point(from), point(to));
  }

  private Stretch.Point point(int index) {
    return new Stretch.Point(
        epochsBefore + index + 1, Figures.shown(training[index]), Figures.shown(validation[index]));
  }
}

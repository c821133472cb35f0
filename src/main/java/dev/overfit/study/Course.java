package dev.overfit.study;

import dev.overfit.training.EpochMetrics;
import dev.overfit.training.History;
import dev.overfit.training.Metric;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the curves of a training ran, read off them as the tutorial smooths them ({@link
 * Smoothing#TUTORIAL}), so that the noise of single epochs has no say. The figures are rounded as
 * they are shown, and the state is that of the rounded ones, so that no sentence contradicts them.
 *
 * @param state what they say, by {@link CourseState}'s definitions
 * @param lowest the lowest validation crossentropy, smoothed
 * @param last the last one, smoothed
 * @param from the epoch from which on it overfits, from 1; 0 if it does not
 */
public record Course(CourseState state, double lowest, double last, int from) {
  /** A difference of crossentropies that matters, in nats. */
  public static final double MARGIN = 0.005;

  /** How far validation crossentropy must fall in the last tenth of the epochs to be falling. */
  static final double FALL = 0.0005;

  /**
   * Empty if no epoch has figures that are numbers.
   *
   * @param history the epochs that say something of the weights
   */
  static Optional<Course> of(History history, StopReason stopReason) {
    Curves curves = new Curves(history);
    return curves.end < 0 ? Optional.empty() : Optional.of(curves.course(stopReason));
  }

  /** How far validation crossentropy has risen from its lowest, smoothed. */
  public double rise() {
    return Figures.difference(last, lowest);
  }

  /** The smoothed curves, up to where they diverge, if they do. */
  private static final class Curves {
    private final double[] validation;
    private final double[] training;
    private final int end;
    private final int lowest;
    private final int lowestEpoch;
    private final int epochsBefore;

    Curves(History history) {
      epochsBefore = history.epochs().isEmpty() ? 0 : history.epochs().get(0).epoch() - 1;
      validation = smoothed(history, Metric.VAL_BINARY_CROSSENTROPY);
      training = smoothed(history, Metric.BINARY_CROSSENTROPY);
      end = Math.min(validation.length, training.length) - 1;
      lowest = lowest();
      lowestEpoch = history.best(Metric.VAL_BINARY_CROSSENTROPY).map(EpochMetrics::epoch).orElse(0);
    }

    private static double[] smoothed(History history, Metric metric) {
      double[] values = history.values(metric);
      int length = 0;
      while (length < values.length && Double.isFinite(values[length])) {
        length++;
      }
      return Smoothing.TUTORIAL.apply(Arrays.copyOf(values, length));
    }

    private int lowest() {
      int index = 0;
      for (int i = 1; i <= end; i++) {
        if (validation[i] < validation[index]) {
          index = i;
        }
      }
      return index;
    }

    Course course(StopReason stopReason) {
      int from = overfitsFrom();
      CourseState state =
          from > 0
              ? CourseState.OVERFITS
              : couldGoOn(stopReason) && falls()
                  ? CourseState.STILL_FALLING
                  : stagnates() ? CourseState.STAGNATES : CourseState.HOLDS;
      return new Course(
          state, Figures.shown(validation[lowest]), Figures.shown(validation[end]), from);
    }

    private boolean above(int epoch) {
      return Figures.difference(validation[epoch], validation[lowest]) > MARGIN;
    }

    private int overfitsFrom() {
      if (!above(end) || training[end] >= training[lowest]) {
        return 0;
      }
      int first = end;
      while (above(first - 1)) {
        first--;
      }
      int from = Math.max(epochsBefore + first, lowestEpoch) + 1;
      return from > epochsBefore + end + 1 ? 0 : from;
    }

    private boolean falls() {
      int before = end - Math.max(1, Math.round((end + 1) / 10f));
      return before >= 0
          && lowest > before
          && Figures.difference(validation[before], validation[end]) >= FALL;
    }

    private boolean stagnates() {
      int first = 0;
      while (above(first)) {
        first++;
      }
      double fall = Figures.difference(training[first], training[end]);
      double rise = Figures.difference(validation[end], validation[first]);
      return !above(end) && fall > MARGIN && fall + rise > MARGIN;
    }
  }

  /** Whether a training ended for want of epochs, and not by a rule of its own. */
  private static boolean couldGoOn(StopReason stopReason) {
    return stopReason.accept(
        new StopReason.Visitor<>() {
          @Override
          public Boolean epochsCompleted(EpochsCompleted reason) {
            return true;
          }

          @Override
          public Boolean earlyStopped(EarlyStopped reason) {
            return false;
          }

          @Override
          public Boolean diverged(Diverged reason) {
            return false;
          }

          @Override
          public Boolean cancelled(Cancelled reason) {
            return true;
          }
        });
  }
}

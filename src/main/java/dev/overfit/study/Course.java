package dev.overfit.study;

import dev.overfit.training.History;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
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
    return SmoothedCurves.of(history).map(curves -> of(curves, stopReason));
  }

  private static Course of(SmoothedCurves curves, StopReason stopReason) {
    int from = curves.overfitFrom();
    CourseState state =
        from > 0
            ? CourseState.OVERFITS
            : couldGoOn(stopReason) && curves.areFalling()
                ? CourseState.STILL_FALLING
                : curves.stagnate() ? CourseState.STAGNATES : CourseState.HOLDS;
    return new Course(state, curves.lowest(), curves.last(), from);
  }

  /** How far validation crossentropy has risen from its lowest, smoothed. */
  public double rise() {
    return Figures.difference(last, lowest);
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

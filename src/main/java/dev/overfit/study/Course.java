package dev.overfit.study;

import dev.overfit.training.History;
import dev.overfit.training.StopReason;
import dev.overfit.training.StopReason.Cancelled;
import dev.overfit.training.StopReason.Diverged;
import dev.overfit.training.StopReason.EarlyStopped;
import dev.overfit.training.StopReason.EpochsCompleted;
import java.util.Optional;

/**
 * The course of a training's curves, read off after the tutorial's smoothing ({@link
 * Smoothing#TUTORIAL}), so that the noise of single epochs does not matter. The figures are rounded
 * as they are displayed, and the state follows from the rounded figures, so that no sentence
 * contradicts them.
 *
 * @param state what the curves say, by the definitions of {@link CourseState}
 * @param lowest the lowest smoothed validation crossentropy
 * @param last the last smoothed validation crossentropy
 * @param from the epoch, from 1, from which on the model overfits; 0 if it does not
 */
public record Course(CourseState state, double lowest, double last, int from) {
  /** The margin beyond which a difference in crossentropy matters, in nats. */
  public static final double MARGIN = 0.005;

  /**
   * How far validation crossentropy must fall in the last tenth of the epochs to count as falling.
   */
  static final double FALL = 0.0005;

  /**
   * Returns the course; empty unless the curves begin with finite figures.
   *
   * @param history the epochs whose figures reflect the weights
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

  /** Returns how far the smoothed validation crossentropy has risen from its lowest value. */
  public double rise() {
    return Figures.difference(last, lowest);
  }

  /** Returns whether a training ended for lack of epochs rather than by a rule. */
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

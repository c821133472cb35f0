package dev.overfit.grid;

import dev.overfit.training.TrainingResult;

/** The outcome of training one point of a grid. */
public sealed interface GridTraining {
  /** Returns the point. */
  GridPoint point();

  /** Calls the visitor's method for this kind of outcome. */
  <R> R accept(Visitor<R> visitor);

  /**
   * A visitor with a method for both kinds.
   *
   * @param <R> the type of the result
   */
  interface Visitor<R> {
    /** Visits {@link Trained}. */
    R trained(Trained training);

    /** Visits {@link Failed}. */
    R failed(Failed training);
  }

  /**
   * The training has a result, even if it was cut short or diverged, as {@link
   * TrainingResult#stopReason} says.
   *
   * @param point the point
   * @param result the result of the training
   */
  record Trained(GridPoint point, TrainingResult result) implements GridTraining {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.trained(this);
    }
  }

  /**
   * The training gave no result.
   *
   * @param point the point
   * @param cause what the training threw; a {@link java.util.concurrent.CancellationException} if
   *     the grid was cancelled before this training began, a {@link
   *     java.util.concurrent.RejectedExecutionException} if the executor rejected it
   */
  record Failed(GridPoint point, Throwable cause) implements GridTraining {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.failed(this);
    }
  }
}

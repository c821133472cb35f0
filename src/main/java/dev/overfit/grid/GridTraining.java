package dev.overfit.grid;

import dev.overfit.training.TrainingResult;

/** What came of the training of one point of a grid. */
public sealed interface GridTraining {
  /** Which point. */
  GridPoint point();

  /** What the visitor says of this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * What has an answer for both kinds.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** For {@link Trained}. */
    R trained(Trained training);

    /** For {@link Failed}. */
    R failed(Failed training);
  }

  /**
   * It trained, also where it was cut short or diverged, as {@link TrainingResult#stopReason} says.
   *
   * @param point which point
   * @param result what came of it
   */
  record Trained(GridPoint point, TrainingResult result) implements GridTraining {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.trained(this);
    }
  }

  /**
   * It gave no result.
   *
   * @param point which point
   * @param cause what it threw; a {@link java.util.concurrent.CancellationException} where the grid
   *     was cancelled before this training began, a {@link
   *     java.util.concurrent.RejectedExecutionException} where the executor did not take it
   */
  record Failed(GridPoint point, Throwable cause) implements GridTraining {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.failed(this);
    }
  }
}

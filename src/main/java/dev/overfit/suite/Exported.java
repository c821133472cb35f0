package dev.overfit.suite;

import dev.overfit.study.MedianReplicate;
import dev.overfit.training.TrainingResult;
import java.util.Optional;

/** What leaves a run as a SavedModel. */
public sealed interface Exported {
  /** The name that it gets, which is that of its folder. */
  String name();

  /** Answers by kind. */
  <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

  /**
   * One replicate of a model, under the model's name.
   *
   * @param result what came of it, with its weights
   * @param choice why it is this one of several; empty if the model is trained once
   */
  record OfReplicate(TrainingResult result, Optional<MedianReplicate> choice) implements Exported {
    @Override
    public String name() {
      return result.model().name();
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.replicate(this);
    }
  }

  /**
   * Has an answer for every kind.
   *
   * @param <R> the answer
   * @param <X> what it may fail with
   */
  interface Visitor<R, X extends Exception> {
    /** For {@link OfReplicate}. */
    R replicate(OfReplicate exported) throws X;
  }
}

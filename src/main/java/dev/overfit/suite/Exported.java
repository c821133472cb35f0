package dev.overfit.suite;

import dev.overfit.study.Fit;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.ReplicateName;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something that a run exports as a SavedModel. */
public sealed interface Exported {
  /** Returns the name of the SavedModel and of its folder. */
  String name();

  /**
   * Returns the number of the replicate whose rows the encoding was fitted to, for {@link OfFit} to
   * all but the test rows.
   */
  int replicate();

  /** Calls the visitor's method for this kind. */
  <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

  /**
   * One replicate of a model, exported under the model's name.
   *
   * @param result the result of its training, with weights
   * @param choice why this replicate was chosen; empty if the model is trained once
   */
  record OfReplicate(TrainingResult result, Optional<MedianReplicate> choice) implements Exported {
    @Override
    public String name() {
      return result.model().name();
    }

    @Override
    public int replicate() {
      return choice.map(median -> median.replicate().number()).orElse(0);
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.replicate(this);
    }
  }

  /**
   * The mean of the probabilities of several replicates of a model.
   *
   * @param model the name of the model
   * @param members the replicates, at least two
   * @param weighted loads the results of members with their weights, so that not all need to be in
   *     memory at once
   */
  record OfEnsemble(String model, List<ReplicateResult> members, Weighted weighted)
      implements Exported {
    /** Copies the list. */
    public OfEnsemble {
      members = List.copyOf(members);
    }

    @Override
    public String name() {
      return ReplicateName.ofEnsemble(model);
    }

    @Override
    public int replicate() {
      return 0; // all have the same rows: an ensemble of resampled ones is rejected
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.ensemble(this);
    }
  }

  /**
   * A model that was trained once more on all but the test rows, with its last weights.
   *
   * @param fit the plan of that training and its result
   */
  record OfFit(Fit fit) implements Exported {
    @Override
    public String name() {
      return fit.name();
    }

    @Override
    public int replicate() {
      return 0;
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.fit(this);
    }
  }

  /** Loads the results of replicates with their weights. */
  @FunctionalInterface
  interface Weighted {
    /**
     * Returns the result of a replicate that ended, with its weights.
     *
     * @throws IOException if its checkpoint cannot be read or belongs to another training
     */
    TrainingResult of(ReplicateResult replicate) throws IOException;
  }

  /**
   * A visitor with a method for every kind of export.
   *
   * @param <R> the type of the result
   * @param <X> the type of the exception that a method may throw
   */
  interface Visitor<R, X extends Exception> {
    /** Visits {@link OfReplicate}. */
    R replicate(OfReplicate exported) throws X;

    /** Visits {@link OfEnsemble}. */
    R ensemble(OfEnsemble exported) throws X;

    /** Visits {@link OfFit}. */
    R fit(OfFit exported) throws X;
  }
}

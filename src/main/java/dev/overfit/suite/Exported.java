package dev.overfit.suite;

import dev.overfit.study.Fit;
import dev.overfit.study.MedianReplicate;
import dev.overfit.study.ReplicateName;
import dev.overfit.study.ReplicateResult;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What leaves a run as a SavedModel. */
public sealed interface Exported {
  /** The name that it gets, which is that of its folder. */
  String name();

  /** The replicate whose rows its encoding was fitted to, be it to all but those that test. */
  int replicate();

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
   * @param weighted gives the results of members with their weights, so that not all need to be in
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
      return 0; // all have the same rows: an ensemble of resampled ones is refused
    }

    @Override
    public <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X {
      return visitor.ensemble(this);
    }
  }

  /**
   * A model that was trained once more on all rows but those that test, by its last weights.
   *
   * @param fit how, and what came of it
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

  /** Gives the results of replicates with their weights. */
  @FunctionalInterface
  interface Weighted {
    /**
     * The result of a replicate that ended, with its weights.
     *
     * @throws IOException if its checkpoint cannot be read, or is not its own
     */
    TrainingResult of(ReplicateResult replicate) throws IOException;
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

    /** For {@link OfEnsemble}. */
    R ensemble(OfEnsemble exported) throws X;

    /** For {@link OfFit}. */
    R fit(OfFit exported) throws X;
  }
}

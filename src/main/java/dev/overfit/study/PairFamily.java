package dev.overfit.study;

import java.util.List;
import java.util.Optional;

/**
 * Comparisons that are shown together and share one application of Holm's rule.
 *
 * @param kind which comparisons they are
 * @param anchor the model that the others are compared with; empty if there is none
 * @param pairs the comparisons; may be empty
 */
public record PairFamily(Kind kind, Optional<String> anchor, List<PairComparison> pairs) {
  /** Which comparisons of a study a family contains. */
  public enum Kind {
    /** The baseline with each other model. */
    BASELINE,
    /** All pairs of models other than the baseline. */
    PAIRS,
    /** The last two sizes of each learning curve. */
    LEARNING_CURVE,
    /** Models of two runs: one model with each of the other run's, or models of the same name. */
    RUNS
  }

  /** Copies the list. */
  public PairFamily {
    pairs = List.copyOf(pairs);
  }

  /**
   * Returns whether the pairs are of competing models, not of one network on fewer and more rows.
   */
  boolean ofCompetitors() {
    return kind != Kind.LEARNING_CURVE;
  }

  /** Returns the comparison of two models; empty if there is none. */
  Optional<PairComparison> of(String one, String other) {
    return pairs.stream().filter(pair -> pair.isOf(one, other)).findFirst();
  }
}

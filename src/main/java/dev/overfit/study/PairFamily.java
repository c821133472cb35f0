package dev.overfit.study;

import java.util.List;
import java.util.Optional;

/**
 * Comparisons that are shown together, over which Holm's rule is applied.
 *
 * @param kind which comparisons they are
 * @param anchor the model that the others are held against; empty where there is none
 * @param pairs the comparisons; may be none
 */
public record PairFamily(Kind kind, Optional<String> anchor, List<PairComparison> pairs) {
  /** Which comparisons of a study a family has. */
  public enum Kind {
    /** Those of its baseline with each other model. */
    BASELINE,
    /** Those of all its models with each other, but for the baseline. */
    PAIRS,
    /** Those of the last two sizes of each learning curve. */
    LEARNING_CURVE,
    /** Those of models of two runs: of one with each of the other, or of those of one name. */
    RUNS
  }

  /** Copies the list. */
  public PairFamily {
    pairs = List.copyOf(pairs);
  }

  /** Whether its pairs are of models that compete, rather than of one on fewer and on more rows. */
  boolean ofCompetitors() {
    return kind != Kind.LEARNING_CURVE;
  }

  /** The comparison of two models; empty if there is none. */
  Optional<PairComparison> of(String one, String other) {
    return pairs.stream().filter(pair -> pair.isOf(one, other)).findFirst();
  }
}

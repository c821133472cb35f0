package dev.overfit.study;

import java.util.List;
import java.util.Optional;

/**
 * Comparisons that are shown together, over which Holm's rule is applied.
 *
 * @param reference the model of an earlier run that those of the study are held against; empty for
 *     the pairs of the study itself
 * @param pairs the comparisons; may be none
 */
public record PairFamily(Optional<String> reference, List<PairComparison> pairs) {
  /** Copies the list. */
  public PairFamily {
    pairs = List.copyOf(pairs);
  }

  /** The comparison of two models; empty if there is none. */
  Optional<PairComparison> of(String one, String other) {
    return pairs.stream().filter(pair -> pair.isOf(one, other)).findFirst();
  }
}

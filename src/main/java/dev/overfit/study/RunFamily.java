package dev.overfit.study;

import java.util.Optional;

/**
 * Comparisons of models of one run with those of another on the same rows, over which Holm's rule
 * is applied: of the models that both have, or of a model of the one with all the others of the
 * other.
 *
 * @param one the run that stands first
 * @param other the other
 * @param family the comparisons; at least one
 * @param known how many pairs more Holm's rule was applied over, which stand in a run's own report
 */
public record RunFamily(PastRun one, PastRun other, PairFamily family, int known) {
  /** What its table is called. */
  String title() {
    return family
        .anchor()
        .map(anchor -> Figures.format("Against %s, models of %s", anchor, other.name()))
        .orElseGet(() -> Figures.format("The same model in %s and %s", one.name(), other.name()));
  }

  /** The comparison of two models; empty if there is none. */
  Optional<PairComparison> of(RunModel model, RunModel another) {
    return family.of(model.name(), another.name());
  }

  /** Its table. */
  ResultTable table() {
    PastRows rows = one.rows();
    boolean replicated = family.pairs().stream().anyMatch(pair -> pair.replicates() > 1);
    return ComparisonTable.of(
        title(),
        new ComparisonTable.Terms(
            rows.judging(), rows.judgingWords(), rows.resampled(), replicated, known),
        family);
  }
}

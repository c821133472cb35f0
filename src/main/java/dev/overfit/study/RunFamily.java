package dev.overfit.study;

import java.util.Optional;

/**
 * Comparisons of models of one run with models of another run on the same rows, under one
 * application of Holm's rule: of the models that both runs have, or of one model of the first run
 * with all other models of the second.
 *
 * @param one the run that comes first
 * @param other the other run
 * @param family the comparisons; at least one
 * @param known the number of additional pairs that Holm's rule was applied to, which a run's own
 *     report contains
 */
public record RunFamily(PastRun one, PastRun other, PairFamily family, int known) {
  String title() {
    return family
        .anchor()
        .map(anchor -> Figures.format("Against %s, models of %s", anchor, other.name()))
        .orElseGet(() -> Figures.format("The same model in %s and %s", one.name(), other.name()));
  }

  /** Returns the comparison of two models; empty if there is none. */
  Optional<PairComparison> of(RunModel model, RunModel another) {
    return family.of(model.name(), another.name());
  }

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

/**
 * Intervals and tests as pure functions of arrays: what can be concluded about differences between
 * models from a handful of replicates and from the evaluation rows.
 *
 * <p>Differences are paired: one per replicate, for which both models had the same seed, or one per
 * row, which both models saw. All intervals are at 95 %, all tests two-sided. Functions that draw
 * random numbers take a seed and give the same results for the same seed. Interpreting a result in
 * words is left to the callers.
 */
@NullMarked
package dev.overfit.statistics;

import org.jspecify.annotations.NullMarked;

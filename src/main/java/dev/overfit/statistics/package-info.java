/**
 * Intervals and tests as pure functions of arrays: what can be said of differences between models
 * from a handful of replicates and from the rows that judge.
 *
 * <p>Differences are of pairs: one a replicate, where both models had the same seed, or one a row,
 * where both saw it. All intervals are of 95 %, all tests two-sided. What draws random numbers
 * takes a seed, and gives the same figures for the same seed. What a figure means in words is left
 * to others.
 */
@NullMarked
package dev.overfit.statistics;

import org.jspecify.annotations.NullMarked;

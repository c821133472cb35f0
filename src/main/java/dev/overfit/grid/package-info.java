/**
 * Trains one model for each combination of settings, several at once. The input is the {@link
 * dev.overfit.grid.Axis axes} of a {@link dev.overfit.grid.Grid} and rows; the output is a {@link
 * dev.overfit.grid.GridResult} in the order of the grid, the same for any number of threads. Writes
 * no files; studies with replicates, checkpoints, verdicts and a report are in {@code suite}.
 */
@NullMarked
package dev.overfit.grid;

import org.jspecify.annotations.NullMarked;

/**
 * Trains one model for each combination of settings, several at once: in go the {@link
 * dev.overfit.grid.Axis axes} of a {@link dev.overfit.grid.Grid} and rows, out comes a {@link
 * dev.overfit.grid.GridResult} in the order of the grid, the same for any number of threads. Writes
 * no file; studies with replicates, checkpoints, verdicts and a report are {@code suite}'s.
 */
@NullMarked
package dev.overfit.grid;

import org.jspecify.annotations.NullMarked;

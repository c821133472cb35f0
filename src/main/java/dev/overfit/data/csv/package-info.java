/**
 * Turns the bytes of CSV files into rows of numbers, fast and streaming: labelled rows for
 * training, rows of features for prediction. Invalid input ends in a {@link
 * dev.overfit.data.DataException} that names file, row and column.
 */
@NullMarked
package dev.overfit.data.csv;

import org.jspecify.annotations.NullMarked;

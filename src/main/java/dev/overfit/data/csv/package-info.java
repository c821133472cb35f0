/**
 * Turns the bytes of CSV files into rows of numbers, fast and streamed: labelled rows for training,
 * rows of features to predict. What cannot be read ends in a {@link dev.overfit.data.DataException}
 * that names file, row and column.
 */
@NullMarked
package dev.overfit.data.csv;

import org.jspecify.annotations.NullMarked;

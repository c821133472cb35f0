/**
 * The vocabulary of rows: a {@link dev.overfit.data.Dataset} of named features and labels, a {@link
 * dev.overfit.data.Split} of it, and where the rows came from. Reading rows is left to {@code
 * data.csv}, which includes a sample of real ones, and {@code data.remote}; simulating them is left
 * to {@code simulation}.
 */
@NullMarked
package dev.overfit.data;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps large sets of rows as numbers in a file, so that they are read from text once, and lie on
 * no heap: {@link dev.overfit.data.cache.RowCache}. What the rows are and where they come from is
 * left to those who ask.
 */
@NullMarked
package dev.overfit.data.cache;

import org.jspecify.annotations.NullMarked;

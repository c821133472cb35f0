/**
 * Keeps large sets of rows as numbers in a file, so that text is parsed once and the rows stay off
 * the heap: {@link dev.overfit.data.cache.RowCache}. What the rows are and where they come from is
 * up to the caller.
 */
@NullMarked
package dev.overfit.data.cache;

import org.jspecify.annotations.NullMarked;

/**
 * Tables of real-world data: files of named columns of numbers and texts, with missing cells. They
 * are read whole, split, and encoded for a network by an {@link dev.overfit.model.Encoding} fitted
 * to the training rows only. Start with {@link dev.overfit.table.Table#read}.
 */
@NullMarked
package dev.overfit.table;

import org.jspecify.annotations.NullMarked;

/**
 * Tables as people have them: files of named columns of numbers and texts, with holes, read whole,
 * split, and coded for a network by an {@link dev.overfit.model.Encoding} that is fitted to the
 * training rows alone. Begins with {@link dev.overfit.table.Table#read}.
 */
@NullMarked
package dev.overfit.table;

import org.jspecify.annotations.NullMarked;

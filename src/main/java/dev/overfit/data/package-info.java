/**
 * The glossary of rows: a {@link dev.overfit.data.Dataset} of named features and labels, a {@link
 * dev.overfit.data.Split} of them, and where they came from. Reading them is left to {@code
 * data.csv}, which has a sample of real ones, and {@code data.remote}, making them up to {@code
 * simulation}.
 */
@NullMarked
package dev.overfit.data;

import org.jspecify.annotations.NullMarked;

/**
 * Converts closed choices to and from JSON, in one dialect for all files: a kind is an object whose
 * {@code type} is its name and whose other fields are its arguments, named as Keras names them.
 * Relies on the kinds' own description in {@code choice}; the rest of a file is up to whoever
 * writes it.
 */
@NullMarked
package dev.overfit.json;

import org.jspecify.annotations.NullMarked;

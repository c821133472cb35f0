/**
 * Closed choices as JSON and back, in one dialect for all files: a kind is an object whose {@code
 * type} is its name and whose other fields are its arguments, named as Keras names them. Takes the
 * kinds as they describe themselves to {@code choice}; what a file holds beside them is left to
 * whoever writes it.
 */
@NullMarked
package dev.overfit.json;

import org.jspecify.annotations.NullMarked;

/**
 * What all closed choices have in common: layers, regularizers, optimizers, learning rate schedules
 * and reasons to stop are sealed interfaces whose kinds are records. A kind defines its name and
 * arguments once, in its record; JSON, Keras' graph and tables derive from them through this
 * package. Everything else that each kind has to answer is a method of the interface or of its
 * visitor, so that a new kind does not compile until it answers. A kind that keeps a model from
 * overfitting says so with a {@link dev.overfit.choice.Remedy}.
 */
@NullMarked
package dev.overfit.choice;

import org.jspecify.annotations.NullMarked;

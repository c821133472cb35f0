/**
 * What all closed choices have in common: layers, regularizers, optimizers, learning rate schedules
 * and reasons to stop are sealed interfaces whose kinds are records. A kind says what it is called
 * and what its arguments are once, in its record; JSON, Keras' graph and tables are read off it
 * here. What else has to be answered for every kind is a method of the interface or of its visitor,
 * so that a new kind does not compile until it is. A kind that keeps a model from overfitting says
 * so by a {@link dev.overfit.choice.Remedy}.
 */
@NullMarked
package dev.overfit.choice;

import org.jspecify.annotations.NullMarked;

/**
 * Turns a {@link dev.overfit.model.ModelSpec} and an {@link dev.overfit.optimizer.Optimizer} into
 * TensorFlow operations: variables, the forward pass, the list of regularization losses, one
 * training step, the epoch loop, evaluation, and the encoding of a table's columns. Everything
 * native is opened and closed here; what goes in and comes out is plain Java.
 */
@NullMarked
package dev.overfit.graph;

import org.jspecify.annotations.NullMarked;

/**
 * Describes what training minimizes and how gradients become updates, as plain values: class
 * weights of the loss, optimizers and learning rate schedules, each with its formula. {@code graph}
 * turns them into operations.
 */
@NullMarked
package dev.overfit.optimizer;

import org.jspecify.annotations.NullMarked;

/**
 * Says how gradients become updates, in plain values: optimizers and learning rate schedules, each
 * with its formula. {@code graph} turns them into operations.
 */
@NullMarked
package dev.overfit.optimizer;

import org.jspecify.annotations.NullMarked;

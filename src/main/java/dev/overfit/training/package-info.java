/**
 * Trains a model: settings, the loop over the epochs, early stopping, listeners, checkpoints to go
 * on from, and the history that comes out. The operations are {@code graph}'s.
 */
@NullMarked
package dev.overfit.training;

import org.jspecify.annotations.NullMarked;

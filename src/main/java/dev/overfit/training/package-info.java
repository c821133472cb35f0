/**
 * Trains a model: settings, the loop over the epochs, early stopping, listeners, checkpoints to
 * resume from, and the resulting history. The operations come from {@code graph}.
 */
@NullMarked
package dev.overfit.training;

import org.jspecify.annotations.NullMarked;

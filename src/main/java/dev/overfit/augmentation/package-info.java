/**
 * Says how training rows are changed on purpose, anew for each step, so that a network cannot learn
 * them by heart; in plain values. {@code graph} turns them into operations. Rows that validate or
 * judge are never changed; a prediction may be asked for as the mean over fixed {@linkplain
 * dev.overfit.augmentation.SymmetricCopies copies} of its row.
 */
@NullMarked
package dev.overfit.augmentation;

import org.jspecify.annotations.NullMarked;

/**
 * Defines, as plain values, how training rows are changed on purpose, anew at each step, so that a
 * network cannot memorize them; {@code graph} turns them into operations. Validation and test rows
 * are never changed. A prediction may be requested as the mean over fixed {@linkplain
 * dev.overfit.augmentation.SymmetricCopies copies} of its row.
 */
@NullMarked
package dev.overfit.augmentation;

import org.jspecify.annotations.NullMarked;

/** Metrics as pure functions of labels and logits. */
@NullMarked
package dev.overfit.evaluation;

import org.jspecify.annotations.NullMarked;

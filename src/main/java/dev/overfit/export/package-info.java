/** Writes trained models as SavedModels and loads them. */
@NullMarked
package dev.overfit.export;

import org.jspecify.annotations.NullMarked;

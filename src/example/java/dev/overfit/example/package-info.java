/**
 * Overfit inside other programs: {@link dev.overfit.example.QuickStart}, the code of the
 * documentation, and {@link dev.overfit.example.TrainingService}, a small HTTP service that trains
 * in the background and answers predictions meanwhile. Both use the public API alone.
 */
@NullMarked
package dev.overfit.example;

import org.jspecify.annotations.NullMarked;

/**
 * Uses of Overfit in other programs: {@link dev.overfit.example.QuickStart}, the code of the
 * documentation, and {@link dev.overfit.example.TrainingService}, a small HTTP service that trains
 * in the background and meanwhile answers predictions. Both use only the public API.
 */
@NullMarked
package dev.overfit.example;

import org.jspecify.annotations.NullMarked;

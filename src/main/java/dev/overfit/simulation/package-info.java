/**
 * Simulates rows that look like HIGGS from a seed, for when the real ones cannot be downloaded.
 * Input is a seed, output a {@link dev.overfit.data.Dataset} that is labelled as simulated wherever
 * it is used.
 */
@NullMarked
package dev.overfit.simulation;

import org.jspecify.annotations.NullMarked;

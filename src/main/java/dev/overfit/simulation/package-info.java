/**
 * Makes rows that look like HIGGS from a seed, for machines that cannot reach the real ones. In
 * goes a seed, out comes a {@link dev.overfit.data.Dataset} that is labelled as simulated wherever
 * it goes.
 */
@NullMarked
package dev.overfit.simulation;

import org.jspecify.annotations.NullMarked;

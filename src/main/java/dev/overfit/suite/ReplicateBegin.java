package dev.overfit.suite;

/**
 * A replicate is about to train.
 *
 * @param replicate which
 * @param place its place in the run, from 1
 * @param replicates how many replicates the run has, of all trials together
 */
public record ReplicateBegin(Replicate replicate, int place, int replicates) {}

package dev.overfit.suite;

/**
 * The start of a replicate's training.
 *
 * @param replicate the replicate that is about to train
 * @param place its place in the run, from 1
 * @param replicates the number of replicates in the run, of all trials together
 */
public record ReplicateBegin(Replicate replicate, int place, int replicates) {}

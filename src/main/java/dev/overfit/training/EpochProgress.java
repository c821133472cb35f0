package dev.overfit.training;

/**
 * The event that a training is within an epoch.
 *
 * @param epoch the epoch, from 1
 * @param steps how many steps of the epoch have run
 * @param stepsPerEpoch how many steps the epoch has
 * @param elapsedNanos the time that the steps took so far
 */
public record EpochProgress(int epoch, int steps, int stepsPerEpoch, long elapsedNanos) {}

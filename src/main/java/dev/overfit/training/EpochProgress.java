package dev.overfit.training;

/**
 * A training is within an epoch.
 *
 * @param epoch the epoch, from 1
 * @param steps how many of its steps have run
 * @param stepsPerEpoch how many there are
 * @param elapsedNanos the time that they took
 */
public record EpochProgress(int epoch, int steps, int stepsPerEpoch, long elapsedNanos) {}

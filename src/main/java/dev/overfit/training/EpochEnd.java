package dev.overfit.training;

/**
 * An epoch has ended.
 *
 * @param metrics its figures
 * @param best the figures of the best epoch so far by validation crossentropy; this one's where
 *     none is a number
 * @param steps how many steps the optimizer has taken since the start
 * @param elapsedNanos the time this epoch took, validation included
 */
public record EpochEnd(EpochMetrics metrics, EpochMetrics best, long steps, long elapsedNanos) {}

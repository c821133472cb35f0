package dev.overfit.training;

import java.util.Optional;

/**
 * An epoch has ended.
 *
 * @param metrics its figures
 * @param best the figures of the best epoch so far by {@link TrainingConfig#bestRule}; empty if
 *     there is none yet
 * @param steps how many steps the optimizer has taken since the start
 * @param elapsedNanos the time this epoch took, validation included
 */
public record EpochEnd(
    EpochMetrics metrics, Optional<EpochMetrics> best, long steps, long elapsedNanos) {}

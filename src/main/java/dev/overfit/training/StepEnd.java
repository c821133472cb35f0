package dev.overfit.training;

/**
 * The event that a step has ended; its metrics were taken before its update.
 *
 * @param step the step, from 0
 * @param binaryCrossentropy the mean over the batch, dropout on
 * @param regularizationLoss the sum of the penalties
 * @param loss what the step minimizes: the crossentropy, each row multiplied by its weight, plus
 *     the penalties
 */
public record StepEnd(long step, float binaryCrossentropy, float regularizationLoss, float loss) {}

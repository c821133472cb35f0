package dev.overfit.training;

/**
 * A step has ended; its figures were taken before its update.
 *
 * @param step the step, from 0
 * @param binaryCrossentropy the mean over the batch, dropout on
 * @param regularizationLoss the sum of the penalties
 * @param loss what the step minimises: the crossentropy, each row's times what its class counts,
 *     and the penalties
 */
public record StepEnd(long step, float binaryCrossentropy, float regularizationLoss, float loss) {}

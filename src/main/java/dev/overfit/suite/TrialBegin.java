package dev.overfit.suite;

/**
 * A trial is about to train.
 *
 * @param trial which
 * @param number its place in the run, from 1
 * @param trials how many trials the run has
 */
public record TrialBegin(Trial trial, int number, int trials) {}

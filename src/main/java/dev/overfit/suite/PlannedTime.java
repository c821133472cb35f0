package dev.overfit.suite;

import java.time.Duration;

/**
 * The bounds of the duration of something that has not started.
 *
 * @param least the duration if early stopping ends each training as soon as it can and none
 *     diverges
 * @param most the duration if each training runs all its epochs
 */
public record PlannedTime(Duration least, Duration most) {}

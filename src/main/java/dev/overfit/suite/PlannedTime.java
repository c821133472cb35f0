package dev.overfit.suite;

import java.time.Duration;

/**
 * The bounds of how long something takes that has not begun.
 *
 * @param least if early stopping ends each training as soon as it can, and none diverges
 * @param most if each training runs all its epochs
 */
public record PlannedTime(Duration least, Duration most) {}

package dev.overfit.cli;

import java.util.Locale;

/**
 * Formats a duration in one unit, for places with little room: {@code 45 s}, {@code 12 min}, {@code
 * 3 h}. From 100 of a unit on, the next one is used.
 */
final class DurationWords {
  private static final double SECOND = 1e9;
  private static final String[] UNITS = {"s", "min", "h"};

  private DurationWords() {}

  /** Formats a duration, rounded to the nearest unit. */
  static String about(double nanos) {
    return of(nanos, Rounding.NEAREST);
  }

  /** Formats a duration, rounded up. */
  static String atMost(double nanos) {
    return of(nanos, Rounding.UP);
  }

  /** Formats a duration, rounded down. */
  static String atLeast(double nanos) {
    return of(nanos, Rounding.DOWN);
  }

  /** Formats the bounds of a duration. */
  static String between(double least, double most) {
    return "at least " + atLeast(least) + ", at most " + atMost(most);
  }

  private enum Rounding {
    DOWN,
    NEAREST,
    UP;

    long round(double value) {
      return switch (this) {
        case DOWN -> (long) Math.floor(value);
        case NEAREST -> Math.round(value);
        case UP -> (long) Math.ceil(value);
      };
    }
  }

  private static String of(double nanos, Rounding rounding) {
    double value = nanos / SECOND;
    int unit = 0;
    while (rounding.round(value) >= 100 && unit < UNITS.length - 1) {
      value /= 60;
      unit++;
    }
    return String.format(Locale.ROOT, "%,d %s", rounding.round(value), UNITS[unit]);
  }
}

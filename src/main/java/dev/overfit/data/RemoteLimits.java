package dev.overfit.data;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param connect until a connection is there, each redirect anew
 * @param stall without a byte from the server while one is waited for, the answer's head included
 * @param total for everything: redirects, and all bytes of the rows asked for
 */
public record RemoteLimits(Duration connect, Duration stall, Duration total) {
  /**
   * @throws IllegalArgumentException unless all are above zero
   */
  public RemoteLimits {
    check("connect", connect);
    check("stall", stall);
    check("total", total);
  }

  /** 10 seconds to connect, 30 seconds without a byte, 15 minutes in total. */
  public static RemoteLimits defaults() {
    return new RemoteLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(15));
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          name + ": expected a duration above zero, received " + value);
    }
  }

  /** A duration as messages say it: {@code 30 s}, {@code 0.2 s}. */
  static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? (long) seconds + " s" : seconds + " s";
  }
}

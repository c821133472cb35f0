package dev.overfit.data.remote;

import java.time.Duration;

/**
 * How long a server may take, and how much it may send.
 *
 * @param connect until a connection is there, each redirect anew
 * @param stall without a byte from the server while one is waited for, the answer's head included
 * @param total for everything: redirects, and all bytes of the rows asked for
 * @param bytes that are fetched of one file, as they lie at the server
 */
public record RemoteLimits(Duration connect, Duration stall, Duration total, long bytes) {
  private static final long MOST_BYTES = 8L << 30; // all of HIGGS is 2.6 GiB

  /**
   * @throws IllegalArgumentException unless all are above zero
   */
  public RemoteLimits {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes: expected at least 1, received " + bytes);
    }
    check("connect", connect);
    check("stall", stall);
    check("total", total);
  }

  /** Limits of time, and 8 GiB. */
  public RemoteLimits(Duration connect, Duration stall, Duration total) {
    this(connect, stall, total, MOST_BYTES);
  }

  /** These limits of time with another number of bytes. */
  public RemoteLimits withBytes(long value) {
    return new RemoteLimits(connect, stall, total, value);
  }

  /** 10 seconds to connect, 30 seconds without a byte, 15 minutes in total, 8 GiB. */
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

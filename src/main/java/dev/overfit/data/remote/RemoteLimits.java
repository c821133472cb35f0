package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import java.time.Duration;

/**
 * How long a server may take and how much it may send.
 *
 * @param connect the limit for connecting, anew for each redirect
 * @param stall the limit for waiting without receiving a byte; {@code connect + stall} is the limit
 *     for the response's head
 * @param total the limit for everything: redirects and all bytes of the rows asked for
 * @param bytes the maximum number of bytes to fetch of one file, as stored on the server
 * @param rate how slow the server may be
 */
public record RemoteLimits(
    Duration connect, Duration stall, Duration total, long bytes, Rate rate) {
  private static final long MOST_BYTES = 8L << 30; // all of HIGGS is 2.6 GiB
  private static final Rate SLOWEST = new Rate(1_000, Duration.ofSeconds(30));

  /**
   * How slow a server may be: whenever the time spent waiting for it adds up to a window, it must
   * have sent the given number of bytes for each second of that time. Time in which the client is
   * busy with rows instead of waiting does not count.
   *
   * @param bytesPerSecond at least 1
   * @param window above zero
   */
  public record Rate(long bytesPerSecond, Duration window) {
    /**
     * @throws IllegalArgumentException unless both are above zero
     */
    public Rate {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException(
            "bytesPerSecond: expected at least 1, received " + bytesPerSecond);
      }
      check("window", window);
    }

    /** Returns the limit in words: {@code at least 1,000 bytes a second}. */
    String words() {
      return "at least " + DataException.count(bytesPerSecond) + " bytes a second";
    }
  }

  /**
   * @throws IllegalArgumentException unless all limits are above zero
   */
  public RemoteLimits {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes: expected at least 1, received " + bytes);
    }
    check("connect", connect);
    check("stall", stall);
    check("total", total);
  }

  /** Creates limits with the given times, 8 GiB, and 1,000 bytes per second over 30 seconds. */
  public RemoteLimits(Duration connect, Duration stall, Duration total) {
    this(connect, stall, total, MOST_BYTES, SLOWEST);
  }

  /** Returns these limits with another number of bytes. */
  public RemoteLimits withBytes(long value) {
    return new RemoteLimits(connect, stall, total, value, rate);
  }

  /** Returns these limits with another rate. */
  public RemoteLimits withRate(long bytesPerSecond, Duration window) {
    return new RemoteLimits(connect, stall, total, bytes, new Rate(bytesPerSecond, window));
  }

  /**
   * Returns the default limits: 10 seconds to connect, 30 seconds without a byte, 15 minutes in
   * total, 8 GiB, 1,000 bytes per second over 30 seconds.
   */
  public static RemoteLimits defaults() {
    return new RemoteLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(15));
  }

  private static void check(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          name + ": expected a duration above zero, received " + value);
    }
  }

  /** Formats a duration for messages: {@code 30 s}, {@code 0.2 s}. */
  static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? (long) seconds + " s" : seconds + " s";
  }
}

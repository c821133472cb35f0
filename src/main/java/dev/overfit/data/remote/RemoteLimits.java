package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import java.time.Duration;

/**
 * How long a server may take, and how much it may send.
 *
 * @param connect until a connection is there, each redirect anew
 * @param stall without a byte from the server while one is waited for; with {@code connect}, how
 *     long the answer's head may take as a whole
 * @param total for everything: redirects, and all bytes of the rows asked for
 * @param bytes that are fetched of one file, as they lie at the server
 * @param rate how slow it may be
 */
public record RemoteLimits(
    Duration connect, Duration stall, Duration total, long bytes, Rate rate) {
  private static final long MOST_BYTES = 8L << 30; // all of HIGGS is 2.6 GiB
  private static final Rate SLOWEST = new Rate(1_000, Duration.ofSeconds(30));

  /**
   * How slow a server may be: each time that it was waited for so long in all, it has to have sent
   * so many bytes for each second of it. Time in which it is not waited for, since there are rows
   * to work on, does not count.
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

    /** The limit in words: {@code at least 1,000 bytes a second}. */
    String words() {
      return "at least " + DataException.count(bytesPerSecond) + " bytes a second";
    }
  }

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

  /** Limits of time, 8 GiB, and 1,000 bytes a second over 30 seconds. */
  public RemoteLimits(Duration connect, Duration stall, Duration total) {
    this(connect, stall, total, MOST_BYTES, SLOWEST);
  }

  /** These limits with another number of bytes. */
  public RemoteLimits withBytes(long value) {
    return new RemoteLimits(connect, stall, total, value, rate);
  }

  /** These limits with another rate. */
  public RemoteLimits withRate(long bytesPerSecond, Duration window) {
    return new RemoteLimits(connect, stall, total, bytes, new Rate(bytesPerSecond, window));
  }

  /**
   * 10 seconds to connect, 30 seconds without a byte, 15 minutes in total, 8 GiB, 1,000 bytes a
   * second over 30 seconds.
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

  /** A duration as messages say it: {@code 30 s}, {@code 0.2 s}. */
  static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? (long) seconds + " s" : seconds + " s";
  }
}

package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import java.time.Duration;

/** How fast a server sends while it is waited for, window after window. */
final class Pace {
  private static final double NANOS = 1e9;

  private final String place;
  private final RemoteLimits.Rate slowest;
  private long waitedNanos;
  private long received;

  Pace(String place, RemoteLimits.Rate slowest) {
    this.place = place;
    this.slowest = slowest;
  }

  /**
   * Some bytes have come after a wait for them.
   *
   * @throws UnreachableException if a window has passed in which the server was too slow
   */
  void came(long bytes, long afterNanos) throws UnreachableException {
    received += bytes;
    waitedNanos += afterNanos;
    if (waitedNanos / NANOS < slowest.window().toMillis() / 1e3) {
      return;
    }
    if (received < slowest.bytesPerSecond() * (waitedNanos / NANOS)) {
      throw new UnreachableException(
          place
              + ": expected "
              + slowest.words()
              + ", received "
              + DataException.count(received)
              + " in "
              + RemoteLimits.seconds(Duration.ofNanos(waitedNanos)));
    }
    received = 0;
    waitedNanos = 0;
  }
}

package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import java.time.Duration;

/** Checks how fast a server sends while it is being waited for, window by window. */
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
   * Records bytes that arrived after a wait.
   *
   * @throws UnreachableException if the server was too slow over a full window
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

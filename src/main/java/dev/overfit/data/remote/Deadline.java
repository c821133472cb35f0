package dev.overfit.data.remote;

import java.time.Duration;

/** The total time limit of a fetch, and how long the fetch may still wait for the next byte. */
final class Deadline {
  private final String place;
  private final RemoteLimits limits;
  private final long startNanos = System.nanoTime();

  Deadline(String place, RemoteLimits limits) {
    this.place = place;
    this.limits = limits;
  }

  /**
   * Returns the maximum time to wait now: the given limit, or the rest of the total limit if that
   * is less.
   */
  long waitNanos(Duration limit) {
    return Math.max(0, Math.min(nanos(limit), leftNanos()));
  }

  private long leftNanos() {
    return nanos(limits.total()) - (System.nanoTime() - startNanos);
  }

  /** Returns the exception for a wait of {@code limit} for {@code what} that timed out. */
  UnreachableException missed(String what, Duration limit) {
    String of =
        leftNanos() <= 0
            ? "not done within " + RemoteLimits.seconds(limits.total()) + " in total"
            : "no " + what + " within " + RemoteLimits.seconds(limit);
    return new UnreachableException(place + ": " + of);
  }

  /**
   * @throws UnreachableException if the total limit is reached
   */
  void check() throws UnreachableException {
    if (leftNanos() <= 0) {
      throw missed("answer", limits.total());
    }
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofDays(36_500)) > 0
        ? Long.MAX_VALUE / 4
        : duration.toNanos();
  }
}

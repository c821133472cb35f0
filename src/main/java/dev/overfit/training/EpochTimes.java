package dev.overfit.training;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The time that each epoch took. */
final class EpochTimes {
  private long[] nanos = new long[256];
  private int count;

  void add(long elapsedNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = elapsedNanos;
  }

  /** Returns all times in order. */
  List<Duration> all() {
    return Arrays.stream(nanos, 0, count).mapToObj(Duration::ofNanos).toList();
  }

  /** Returns the median; zero if there are no epochs. */
  Duration median() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? Duration.ZERO : Duration.ofNanos(sorted[count / 2]);
  }
}

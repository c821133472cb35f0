package dev.overfit.training;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long each epoch took. */
final class EpochTimes {
  private long[] nanos = new long[256];
  private int count;

  void add(long elapsedNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = elapsedNanos;
  }

  /** All of them, in order. */
  List<Duration> all() {
    return Arrays.stream(nanos, 0, count).mapToObj(Duration::ofNanos).toList();
  }

  /** The median; zero where there is none. */
  Duration median() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? Duration.ZERO : Duration.ofNanos(sorted[count / 2]);
  }
}

package dev.overfit.suite;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Computes when the trainings of a run end if they start in its order, each once as many cores are
 * free as it keeps busy: a dry run of {@link Workers}.
 */
final class Schedule {
  /**
   * Something that keeps cores busy.
   *
   * @param cores how many cores
   * @param end when it ends, from the beginning
   */
  private record Busy(int cores, Duration end) {}

  private final PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparing(Busy::end));
  private int free;
  private int most;
  private Duration now = Duration.ZERO;
  private Duration end = Duration.ZERO;

  /**
   * Creates an empty schedule.
   *
   * @param cores the number of cores
   */
  Schedule(int cores) {
    this.free = cores;
  }

  /**
   * Adds the next training.
   *
   * @param cores how many cores it keeps busy, at most all
   * @param duration how long it takes
   */
  void add(int cores, Duration duration) {
    while (free < cores) {
      Busy first = busy.remove();
      now = first.end();
      free += first.cores();
    }
    Duration ended = now.plus(duration);
    busy.add(new Busy(cores, ended));
    free -= cores;
    most = Math.max(most, busy.size());
    end = ended.compareTo(end) > 0 ? ended : end;
  }

  /** Returns how many run at once, at most. */
  int atOnce() {
    return most;
  }

  /** Returns when the last one ends, from the beginning. */
  Duration end() {
    return end;
  }
}

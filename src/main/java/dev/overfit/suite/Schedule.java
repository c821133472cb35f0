package dev.overfit.suite;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * When the trainings of a run end if they begin in its order, each once as many cores are free as
 * it keeps busy: what {@link Workers} do, reckoned.
 */
final class Schedule {
  /**
   * What keeps cores busy.
   *
   * @param cores how many
   * @param end until when, from the beginning
   */
  private record Busy(int cores, Duration end) {}

  private final PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparing(Busy::end));
  private int free;
  private int most;
  private Duration now = Duration.ZERO;
  private Duration end = Duration.ZERO;

  /**
   * A schedule of nothing.
   *
   * @param cores how many cores there are
   */
  Schedule(int cores) {
    this.free = cores;
  }

  /**
   * The next training.
   *
   * @param cores how many it keeps busy, at most all
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

  /** How many run at once, at most. */
  int atOnce() {
    return most;
  }

  /** When the last one ends, from the beginning. */
  Duration end() {
    return end;
  }
}

package dev.overfit.example;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The events of a training, for any number of readers at their own pace: a slow reader never holds
 * up the training. The last 1,000 events are kept. A late reader misses earlier ones, as their
 * numbers show.
 */
final class EventLog {
  private static final int KEPT = 1000;

  /**
   * An event.
   *
   * @param id the number of the event, from 1
   * @param name the kind of event, such as {@code epoch}
   * @param json the content of the event
   */
  record Event(int id, String name, String json) {}

  private final Deque<Event> events = new ArrayDeque<>();
  private int last;
  private boolean ended;

  synchronized void add(String name, Object what) {
    last++;
    events.add(new Event(last, name, Json.write(what)));
    if (events.size() > KEPT) {
      events.remove();
    }
    notifyAll();
  }

  /** Notes that no more events will come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Returns the events after the given one, immediately if there are any, else as soon as one
   * comes.
   *
   * @param id the last event that the reader knows; 0 if none
   * @return the events; empty if none came in time or none will come anymore
   */
  synchronized List<Event> after(int id, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (last <= id && !ended) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    return events.stream().filter(event -> event.id() > id).toList();
  }

  /** Returns whether no event will come after the given one. */
  synchronized boolean endsWith(int id) {
    return ended && id >= last;
  }

  synchronized boolean ended() {
    return ended;
  }
}

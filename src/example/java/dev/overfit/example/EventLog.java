package dev.overfit.example;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What has happened in a training, for any number of readers who each go at their own pace: a slow
 * one never holds the training up. The last 1,000 events are kept; who comes later misses those
 * before, as their numbers tell.
 */
final class EventLog {
  private static final int KEPT = 1000;

  /**
   * Something that happened.
   *
   * @param id counted from 1
   * @param name what kind of thing, such as {@code epoch}
   * @param json what there is to say
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

  /** Nothing more will happen. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * The events behind one, at once where there are some, else as soon as one comes.
   *
   * @param id the last event that is known; 0 for none
   * @return empty where none came in time, or none will come any more
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

  /** Whether nothing comes behind an event any more. */
  synchronized boolean endsWith(int id) {
    return ended && id >= last;
  }

  synchronized boolean ended() {
    return ended;
  }
}

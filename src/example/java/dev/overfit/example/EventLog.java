package dev.overfit.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What has happened in a training, for any number of readers who each go at their own pace: a slow
 * one never holds the training up.
 */
final class EventLog {
  /**
   * Something that happened.
   *
   * @param id counted from 1
   * @param name what kind of thing, such as {@code epoch}
   * @param json what there is to say
   */
  record Event(int id, String name, String json) {}

  private final List<Event> events = new ArrayList<>();
  private boolean ended;

  synchronized void add(String name, Object what) {
    events.add(new Event(events.size() + 1, name, Json.write(what)));
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
    while (events.size() <= id && !ended) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    return List.copyOf(events.subList(Math.min(id, events.size()), events.size()));
  }

  /** Whether nothing comes behind an event any more. */
  synchronized boolean endsWith(int id) {
    return ended && id >= events.size();
  }

  synchronized boolean ended() {
    return ended;
  }
}

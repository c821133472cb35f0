package dev.overfit.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Reacts to a second Ctrl-C or {@code kill} while the process is ending. A JVM ignores it, since it
 * would first have to finish the shutdown that has begun. A JVM that was told to leave signals
 * alone ends at the first one anyway.
 */
final class SecondSignal {
  /**
   * The time within which a signal counts as the first one again: {@code timeout} and other
   * programs between a terminal and a process send theirs twice.
   */
  static final Duration SAME = Duration.ofSeconds(1);

  private static final List<String> NAMES = List.of("INT", "TERM");

  private final Runnable action;
  private final LongSupplier nanoTime;
  private final Map<String, Object> before = new ConcurrentHashMap<>();
  private OptionalLong first = OptionalLong.empty();

  private SecondSignal(Runnable action, LongSupplier nanoTime) {
    this.action = action;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts watching.
   *
   * @param action what the second signal does, on a thread of its own
   * @param nanoTime the clock, as {@link System#nanoTime}
   * @return an action that stops watching
   */
  static Runnable watch(Runnable action, LongSupplier nanoTime) {
    return watch(NAMES, action, nanoTime);
  }

  static Runnable watch(List<String> names, Runnable action, LongSupplier nanoTime) {
    SecondSignal watch = new SecondSignal(action, nanoTime);
    names.forEach(watch::hear);
    return watch::takeBack;
  }

  private void hear(String name) {
    JdkSignals.handler(() -> received(name))
        .flatMap(handler -> JdkSignals.handle(name, handler))
        .ifPresent(earlier -> before.put(name, earlier));
  }

  private void received(String name) {
    Object earlier = before.get(name);
    if (isSecond()) {
      action.run();
    } else if (earlier != null) {
      JdkSignals.call(earlier, name);
    }
  }

  private synchronized boolean isSecond() {
    long now = nanoTime.getAsLong();
    if (first.isEmpty()) {
      first = OptionalLong.of(now);
    }
    return now - first.getAsLong() >= SAME.toNanos();
  }

  private void takeBack() {
    before.forEach(JdkSignals::handle);
  }
}

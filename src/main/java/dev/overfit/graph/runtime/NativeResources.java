package dev.overfit.graph.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one owner has opened in the native runtime, closed in reverse order. May be closed twice and
 * by several threads; each thing is closed once, also where closing another fails. A constructor
 * that opens several things closes this where it fails half-way.
 */
public final class NativeResources implements AutoCloseable {
  private final Deque<Runnable> opened = new ArrayDeque<>();

  /** Takes note of how to close what was just opened. */
  public synchronized void onClose(Runnable close) {
    opened.push(close);
  }

  @Override
  public synchronized void close() {
    Runnable last = opened.poll();
    if (last == null) {
      return;
    }
    try {
      last.run();
    } finally {
      close();
    }
  }
}

package dev.overfit.graph.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one owner has opened in the native runtime, closed in reverse order. May be closed twice and
 * by several threads; each resource is closed once, even if closing another fails. A constructor
 * that opens several resources closes this if it fails halfway.
 */
public final class NativeResources implements AutoCloseable {
  private final Deque<Runnable> opened = new ArrayDeque<>();

  /** Registers how to close what was just opened. */
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

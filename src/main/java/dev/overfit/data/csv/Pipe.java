package dev.overfit.data.csv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Values produced on a dedicated daemon thread, a bounded number ahead of the single thread that
 * takes them. Closing interrupts the producing thread and waits for it to end, so a source has to
 * respond to interrupts; no thread outlives its pipe.
 */
public final class Pipe<T> implements AutoCloseable {
  /** Produces the values, one after another. */
  @FunctionalInterface
  public interface Source<T> {
    /**
     * Returns the next value, or null after the last.
     *
     * @throws IOException if the value cannot be produced; no value follows
     */
    @Nullable T next() throws IOException;
  }

  /** A value, or the end of the values with or without a failure. */
  private record Item<T>(@Nullable T value, @Nullable Throwable failure) {}

  private final BlockingQueue<Item<T>> queue;
  private final Thread thread;
  private @Nullable Item<T> end;

  private Pipe(String name, int capacity, Source<T> source) {
    queue = new ArrayBlockingQueue<>(capacity);
    thread =
        new Thread(name) {
          @Override
          public void run() {
            Pipe.this.run(source);
          }
        };
    thread.setDaemon(true);
  }

  /**
   * Starts to produce values.
   *
   * @param name the name of the thread
   * @param capacity the maximum number of values waiting to be taken
   */
  public static <T> Pipe<T> start(String name, int capacity, Source<T> source) {
    Pipe<T> pipe = new Pipe<>(name, capacity, source);
    pipe.thread.start();
    return pipe;
  }

  private void run(Source<T> source) {
    try {
      Item<T> item;
      do {
        item = pull(source);
        queue.put(item);
      } while (item.value != null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody wants more
    }
  }

  private Item<T> pull(Source<T> source) {
    try {
      return new Item<>(source.next(), null);
    } catch (IOException | RuntimeException | Error e) {
      return new Item<>(null, e); // rethrown on the taking thread
    }
  }

  /**
   * Returns the next value, or null after the last.
   *
   * @throws IOException if the source failed; rethrown by every later call
   * @throws InterruptedIOException if the current thread is interrupted; its interrupt status stays
   *     set
   */
  public @Nullable T take() throws IOException {
    Item<T> item = end == null ? poll() : end;
    if (item.value == null) {
      end = item;
      rethrow(item.failure);
    }
    return item.value;
  }

  private Item<T> poll() throws InterruptedIOException {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading rows");
    }
  }

  private static void rethrow(@Nullable Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

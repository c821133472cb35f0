package dev.overfit.example;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;

/**
 * Closes connections of slow clients. Each connection has a deadline of its own for its next step:
 * from its opening to the end of a request's headers, from there to the end of the body, and from
 * the answer to the next headers. Sending a byte now and then does not extend it. If too many
 * connections are open, a new one replaces the one with the nearest deadline, so that a flood of
 * connections displaces itself rather than clients that send a request and leave.
 */
final class Connections implements Connection.Listener, AutoCloseable {
  /** The deadline while it is the service's turn. */
  private static final long NEVER = Long.MAX_VALUE;

  private static final long TURN_MILLIS = 250;

  private final ServiceLimits limits;
  private final long begun = System.nanoTime();
  private final Map<Connection, Long> moments = new ConcurrentHashMap<>();
  private final Thread watch = new Thread(this::watch, "connections");

  Connections(ServiceLimits limits) {
    this.limits = limits;
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public synchronized void onOpened(Connection connection) {
    moments.put(connection, in(limits.patience()));
    if (moments.size() > limits.connections()) {
      moments.entrySet().stream()
          .min(Map.Entry.comparingByValue())
          .ifPresent(next -> close(next.getKey()));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    moments.remove(connection);
  }

  /** Notes that the headers of a request have arrived; its body may follow. */
  void asked(Request request) {
    move(request, in(limits.patience()));
  }

  /** Notes that the whole request has arrived. */
  void answering(Request request) {
    move(request, NEVER);
  }

  /** Notes that the answer has been sent; another request may follow. */
  void answered(Request request) {
    move(request, in(limits.idle().plus(limits.patience())));
  }

  private void move(Request request, long moment) {
    moments.computeIfPresent(
        request.getConnectionMetaData().getConnection(), (connection, before) -> moment);
  }

  private void watch() {
    try {
      while (true) {
        closeLate();
        Thread.sleep(TURN_MILLIS);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void closeLate() {
    long now = now();
    moments.forEach(
        (connection, moment) -> {
          if (moment < now) {
            close(connection);
          }
        });
  }

  private void close(Connection connection) {
    moments.remove(connection);
    connection.close();
  }

  private long now() {
    return System.nanoTime() - begun;
  }

  private long in(Duration time) {
    return now() + time.toNanos();
  }

  @Override
  public void close() {
    watch.interrupt();
  }
}

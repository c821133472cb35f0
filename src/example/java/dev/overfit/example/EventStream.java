package dev.overfit.example;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Streams a training's events (server-sent events): first the past ones, then each as it comes,
 * until the training has ended or the reader leaves. A reader that lost its connection resumes
 * after its {@code Last-Event-ID}.
 */
final class EventStream {
  /** Shorter than the shortest time after which the server closes an idle connection. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** The maximum number of readers, each of which holds a server thread. */
  static final int MOST_READERS = 50;

  private final Semaphore readers = new Semaphore(MOST_READERS);

  /**
   * Streams events until the end.
   *
   * @throws RequestException 503 if there are too many readers
   */
  void stream(Context context, EventLog log) throws IOException, InterruptedException {
    if (!readers.tryAcquire()) {
      throw new RequestException(503, "events: too many are reading; try again later");
    }
    try {
      context.res().setContentType("text/event-stream;charset=utf-8");
      context.res().setHeader("Cache-Control", "no-cache");
      if (context.method().equals(HandlerType.HEAD)) {
        return;
      }
      context.res().flushBuffer();
      send(new SseClient(context), log, lastSeen(context));
    } finally {
      readers.release();
    }
  }

  private static void send(SseClient reader, EventLog log, int lastSeen)
      throws InterruptedException {
    int last = lastSeen;
    while (!reader.terminated() && !log.endsWith(last)) {
      List<EventLog.Event> next = log.after(last, HEARTBEAT);
      if (next.isEmpty()) {
        reader.sendComment(""); // finds out whether the reader is still there
      }
      for (EventLog.Event event : next) {
        reader.sendEvent(event.name(), event.json(), String.valueOf(event.id()));
        last = event.id();
      }
    }
  }

  private static int lastSeen(Context context) {
    String id = context.header("Last-Event-ID");
    return id != null && id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0;
  }
}

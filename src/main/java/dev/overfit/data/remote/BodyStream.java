package dev.overfit.data.remote;

import dev.overfit.data.DataException;
import dev.overfit.io.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an HTTP response. Fetches no more than is read, and gives up if the server stalls or
 * is too slow; the JDK's own streams wait forever. Closing the stream closes the connection.
 */
final class BodyStream extends InputStream implements BodySubscriber<InputStream> {
  /** Bytes, or the end of the body with or without a failure. */
  private record Part(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {
    long size() {
      return buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    }
  }

  private final String place;
  private final Deadline deadline;
  private final RemoteLimits limits;
  private final Pace pace;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile @Nullable Subscription subscription;
  private volatile boolean closed;
  private long fetched;
  private Part part = new Part(List.of(), false, null);

  BodyStream(String place, Deadline deadline, RemoteLimits limits) {
    this.place = place;
    this.deadline = deadline;
    this.limits = limits;
    this.pace = new Pace(place, limits.rate());
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    if (closed) {
      subscription.cancel();
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(new Part(buffers, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    parts.add(new Part(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    parts.add(new Part(List.of(), true, null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    deadline.check();
    ByteBuffer buffer = current();
    if (buffer == null) {
      return -1;
    }
    int taken = Math.min(length, buffer.remaining());
    buffer.get(target, offset, taken);
    count(taken);
    return taken;
  }

  private void count(int taken) throws DataException {
    fetched += taken;
    if (fetched > limits.bytes()) {
      String most = DataException.count(limits.bytes());
      throw new DataException(place + ": expected at most " + most + " bytes, the server has more");
    }
  }

  /** Returns the buffer to read from, waiting for one if necessary; null at the end of the body. */
  private @Nullable ByteBuffer current() throws IOException {
    while (!part.last) {
      for (ByteBuffer buffer : part.buffers) {
        if (buffer.hasRemaining()) {
          return buffer;
        }
      }
      part = await();
    }
    if (part.failure != null) {
      throw new UnreachableException(
          place + ": the connection broke off: " + OneLine.reason(part.failure), part.failure);
    }
    return null;
  }

  private Part await() throws IOException {
    long asked = System.nanoTime();
    try {
      Part next = parts.poll(deadline.waitNanos(limits.stall()), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw deadline.missed("further byte", limits.stall());
      }
      if (!next.last) {
        pace.came(next.size(), System.nanoTime() - asked);
      }
      Subscription more = subscription;
      if (more != null && !next.last) {
        more.request(1);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching " + place);
    }
  }

  @Override
  public void close() {
    closed = true;
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }
}

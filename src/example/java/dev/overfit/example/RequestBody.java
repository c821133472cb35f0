package dev.overfit.example;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads the body of a request as it arrives, without a waiting thread. */
final class RequestBody {
  /**
   * The number of bytes of a too large body that are read and dropped before it is refused: a
   * client that is still sending when the connection ends may never see the answer.
   */
  private static final long MOST_DROPPED = 16 << 20;

  private final Request request;
  private final int most;
  private final Consumer<byte[]> whole;
  private final Consumer<RequestException> broken;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long received;

  /**
   * Creates a body that has not been read yet.
   *
   * @param most the maximum length in bytes
   * @param whole called with the whole body
   * @param broken called instead if that fails: 413 if the body is too large, 408 if it does not
   *     arrive in time, 400 if it ends early or is not validly chunked
   */
  RequestBody(
      Request request, int most, Consumer<byte[]> whole, Consumer<RequestException> broken) {
    this.request = request;
    this.most = most;
    this.whole = whole;
    this.broken = broken;
  }

  /** Reads what has arrived, and continues on its own when more arrives. */
  void read() {
    if (request.getLength() > MOST_DROPPED) {
      broken.accept(tooLarge());
      return;
    }
    for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
      if (Content.Chunk.isFailure(chunk)) {
        broken.accept(refusal(chunk.getFailure()));
        return;
      }
      add(chunk);
      if (chunk.isLast() || received > MOST_DROPPED) {
        end();
        return;
      }
    }
    request.demand(this::read);
  }

  private void add(Content.Chunk chunk) {
    ByteBuffer buffer = chunk.getByteBuffer();
    received += buffer.remaining();
    if (received <= most) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
    chunk.release();
  }

  private void end() {
    if (received <= most) {
      whole.accept(bytes.toByteArray());
    } else {
      broken.accept(tooLarge());
    }
  }

  private RequestException tooLarge() {
    return new RequestException(
        413, String.format(Locale.ROOT, "body: expected at most %,d bytes", most));
  }

  private static RequestException refusal(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return new RequestException(408, "body: did not come in time");
    }
    int status = failure instanceof HttpException http ? http.getCode() : 400;
    return new RequestException(status, "body: cannot be read: " + failure.getMessage());
  }
}

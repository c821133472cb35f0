package dev.overfit.data.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A local server that answers as scripted, including connections that break. */
public final class StubServer implements AutoCloseable {
  /** Answers one request, after which the connection is closed. */
  @FunctionalInterface
  public interface Answer {
    void write(String path, OutputStream out) throws IOException, InterruptedException;
  }

  /** Limits that only a hanging server exceeds, however busy the machine is. */
  public static final RemoteLimits PATIENT =
      new RemoteLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5))
          .withRate(1, Duration.ofMinutes(5));

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final Answer answer;

  public StubServer(Answer answer) throws IOException {
    this.answer = answer;
    start(this::accept);
  }

  public static String head(int status, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Stub\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** Returns a complete answer with status 200. */
  static Answer serving(byte[] body) {
    return (path, out) -> {
      write(out, head(200, "Content-Length: " + body.length));
      out.write(body);
    };
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sends nothing more and keeps the connection until the server is closed. */
  static void hang() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  public URI address(String path) {
    return URI.create("http://localhost:" + socket.getLocalPort() + path);
  }

  /** Returns the paths that were requested. */
  List<String> asked() {
    return asked;
  }

  /** Returns how many bytes could be sent. */
  long sent() {
    return sent.get();
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "stub-server");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      String path = in.readLine().replaceFirst("^GET (.*) HTTP.*$", "$1");
      asked.add(path);
      while (!in.readLine().isEmpty()) {
        // the request's headers
      }
      answer.write(path, new Counting(connection.getOutputStream()));
    } catch (IOException | InterruptedException e) {
      // the client went away, or the server is closed
    }
  }

  private final class Counting extends OutputStream {
    private final OutputStream out;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      sent.addAndGet(length);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.forEach(Thread::interrupt);
  }
}

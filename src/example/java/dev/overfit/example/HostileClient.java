package dev.overfit.example;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Attacks a service the way a hostile client would, in four threads until it is closed: headers
 * sent a line at a time, bodies sent a byte at a time, endless headers, and connections without
 * requests.
 */
public final class HostileClient implements AutoCloseable {
  private static final String POST =
      "POST /models/Load/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
          + " application/json\r\n";
  private static final int HELD = 200;
  private static final int FLOOD_OPEN = 2000;
  private static final int FLOOD_A_TURN = 50;
  private static final long TURN_MILLIS = 200;
  private static final int TIMEOUT_MILLIS = 2000;

  private final int port;
  private final Map<String, Integer> opened = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Starts attacking the service at a port of this machine. */
  public HostileClient(int port) {
    this.port = port;
    start("slow headers", name -> hold(name, POST, "X-Slow: and on\r\n"));
    start("half bodies", name -> hold(name, POST + "Content-Length: 200000\r\n\r\n", " "));
    start("huge headers", this::sendHugeHeaders);
    start("flood", this::flood);
  }

  /** Returns how many connections each attack has opened. */
  public Map<String, Integer> opened() {
    return new TreeMap<>(opened);
  }

  @FunctionalInterface
  private interface Attack {
    void run(String name) throws InterruptedException;
  }

  private void start(String name, Attack attack) {
    Thread thread =
        new Thread(
            () -> {
              try {
                attack.run(name);
              } catch (InterruptedException e) {
                // closed
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Keeps connections open by sending a little more each turn; replaces closed ones. */
  private void hold(String name, String beginning, String more) throws InterruptedException {
    List<Socket> held = new ArrayList<>();
    try {
      while (true) {
        held.removeIf(socket -> !send(socket, more));
        while (held.size() < HELD && open(name, beginning, held)) {}
        Thread.sleep(TURN_MILLIS);
      }
    } finally {
      held.forEach(HostileClient::end);
    }
  }

  private void sendHugeHeaders(String name) throws InterruptedException {
    String header = "X-Huge: " + "x".repeat(1000) + "\r\n";
    List<Socket> one = new ArrayList<>();
    while (true) {
      if (open(name, POST, one)) {
        Socket socket = one.remove(0);
        for (int i = 0; i < 1000 && send(socket, header); i++) {}
        end(socket);
      }
      Thread.sleep(TURN_MILLIS);
    }
  }

  private void flood(String name) throws InterruptedException {
    Deque<Socket> open = new ArrayDeque<>();
    try {
      while (true) {
        List<Socket> fresh = new ArrayList<>();
        for (int i = 0; i < FLOOD_A_TURN && open(name, "", fresh); i++) {}
        open.addAll(fresh);
        while (open.size() > FLOOD_OPEN) {
          end(open.remove());
        }
        Thread.sleep(TURN_MILLIS);
      }
    } finally {
      open.forEach(HostileClient::end);
    }
  }

  private boolean open(String name, String beginning, List<Socket> to) {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
    } catch (IOException e) {
      end(socket);
      return false;
    }
    opened.merge(name, 1, Integer::sum);
    to.add(socket);
    return send(socket, beginning);
  }

  private static boolean send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
      return true;
    } catch (IOException e) {
      end(socket);
      return false;
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // already closed
    }
  }

  /** Ends all attacks. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(TIMEOUT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

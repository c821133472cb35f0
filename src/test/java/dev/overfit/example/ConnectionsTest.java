package dev.overfit.example;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
  @TempDir static Path folder;

  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service =
        new RunningService(
            folder, ServiceLimits.defaults().withNetwork(1 << 18, 20, Duration.ofSeconds(1)));
    service.train("Load", "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Each of these would go on for minutes, with a byte every 50 ms. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /health HTTP/1.1\r\nX: ",
        "POST /models/Load/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/json\r\nContent-Length: 100000\r\n\r\n",
        "POST /models/Load/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/json\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health HTTP/1.1\r\nX: ",
      })
  void oneThatTakesItsTimeIsClosedWhateverItSends(String beginning) throws Exception {
    try (Socket socket = service.connect()) {
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));
      int sent = 0;
      while (sent < 10_000 && drips(socket)) {
        sent++;
        Thread.sleep(50);
      }
      assertThat(sent).isLessThan(10_000);
    }
  }

  private static boolean drips(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write('x');
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  /** The oldest connection is closed long before its time is up. */
  @Test
  void whereThereAreTooManyTheOldestGivesWay() throws Exception {
    ServiceLimits few = ServiceLimits.defaults().withNetwork(1 << 18, 60, Duration.ofMinutes(5));
    List<Socket> flood = new ArrayList<>();
    try (RunningService own = new RunningService(folder.resolve("few"), few)) {
      for (int i = 0; i < 200; i++) {
        flood.add(new Socket(InetAddress.getLoopbackAddress(), own.port()));
        if (i % 20 == 0) {
          assertThat(own.get("/health").statusCode()).isEqualTo(200);
        }
      }
      flood.get(0).setSoTimeout(60_000);
      assertThat(flood.get(0).getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : flood) {
        socket.close();
      }
    }
  }

  /** There are more of these than threads, and an answer that waited would wait for minutes. */
  @Test
  void answersThatNobodyReadsHoldNoThread() throws Exception {
    ServiceLimits patient =
        ServiceLimits.defaults().withNetwork(1 << 18, 500, Duration.ofMinutes(2));
    List<Socket> deaf = new ArrayList<>();
    try (RunningService own = new RunningService(folder.resolve("patient"), patient)) {
      own.train("Load", "");
      for (int i = 0; i < 150; i++) {
        deaf.add(askForMuch(own.port()));
      }
      assertThat(own.raw("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .startsWith("HTTP/1.1 200 ");
    } finally {
      for (Socket socket : deaf) {
        socket.close();
      }
    }
  }

  private static Socket askForMuch(int port) throws IOException {
    String rows = "{\"rows\":[" + "[1,1,1,1,1],".repeat(9_999) + "[1,1,1,1,1]]}";
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    String head =
        "POST /models/Load/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/json\r\nContent-Length: "
            + rows.length()
            + "\r\n\r\n";
    socket.getOutputStream().write((head + rows).getBytes(US_ASCII));
    return socket;
  }

  @Test
  void noRequestFailsBesideAHostileClient() throws Exception {
    ServiceLimits many = ServiceLimits.defaults().withNetwork(1 << 18, 4000, Duration.ofSeconds(3));
    try (RunningService large = new RunningService(folder.resolve("large"), many);
        HostileClient hostile = new HostileClient(large.port())) {
      LoadRun.Report report = LoadRun.run(large.port(), 50, Duration.ofSeconds(5), 1);
      assertThat(report.failures()).isEmpty();
      assertThat(hostile.opened())
          .containsOnlyKeys("slow headers", "half bodies", "huge headers", "flood");
    }
  }
}

package dev.overfit.example;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends the requests of {@link RandomRequest} and checks that none causes an internal error and
 * that every connection ends. {@code -Dhostile.requests=3000} sets their number, {@code
 * -Dhostile.seed} the first seed.
 */
class HostileRequestsTest {
  private static final int REQUESTS = Integer.getInteger("hostile.requests", 300);
  private static final long SEED = Long.getLong("hostile.seed", System.nanoTime());
  private static final int CLIENTS = 16;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final long MOST_GROWTH = 24L << 20;

  @TempDir Path folder;

  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

  @Test
  void eachIsAnsweredByNoFaultOfTheServiceAndNothingIsLeftOfIt() throws Exception {
    ServiceLimits limits =
        ServiceLimits.defaults().withNetwork(1 << 18, 100, Duration.ofSeconds(1));
    try (RunningService service = new RunningService(folder, limits)) {
      service.train("Load", "");
      send(service, 0, REQUESTS / 3);
      long before = usedAfterCollection();
      send(service, REQUESTS / 3, REQUESTS);
      assertThat(usedAfterCollection() - before).as("bytes that stay").isLessThan(MOST_GROWTH);
      assertThat(service.post("/models/Load/predictions", RunningService.ROWS).statusCode())
          .isEqualTo(200);
    }
    assertThat(statuses).containsKeys("200", "400");
  }

  private void send(RunningService service, int from, int to) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (long seed = SEED + from; seed < SEED + to; seed++) {
        long each = seed;
        sent.add(clients.submit(() -> check(service, each)));
      }
      for (Future<?> request : sent) {
        request.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private Void check(RunningService service, long seed) throws IOException {
    RandomRequest request = new RandomRequest(seed);
    String answer = send(service, request);
    Matcher status = STATUS.matcher(answer);
    assertThat(answer.isEmpty() || status.lookingAt()).as("%s", answer).isTrue();
    for (status.reset(); status.find(); ) {
      statuses.merge(status.group(1), 1, Integer::sum);
      assertThat(status.group(1))
          .as("seed %d: %s%nis answered by %s", seed, request, answer)
          .matches("[1234]\\d\\d|501|503|505");
    }
    return null;
  }

  /** Returns what comes back until the connection ends; fails if it does not end. */
  private static String send(RunningService service, RandomRequest request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = service.connect()) {
      socket.getOutputStream().write(request.bytes());
      if (request.saysEnd()) {
        socket.shutdownOutput();
      }
      InputStream in = socket.getInputStream();
      byte[] part = new byte[8192];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        answer.write(part, 0, read);
      }
    } catch (SocketException e) {
      // the service ended the connection before everything was sent
    }
    return answer.toString(ISO_8859_1);
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

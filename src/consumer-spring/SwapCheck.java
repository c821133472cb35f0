import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the fat jar as a process, lets it train a second version, and requests predictions from
 * four threads while two versions alternately replace each other. Fails if a request fails, if an
 * answer is not exactly that of its version, or if memory is not given back.
 *
 * <pre>java SwapCheck.java JAR FOLDER SWAPS</pre>
 */
public final class SwapCheck {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Pattern VERSION = Pattern.compile("\"version\":\"(\\d+)\"");
  private static final int CALLERS = 4;

  /** The pause between two requests of a thread, so that versions can load meanwhile. */
  private static final int PAUSE_MILLIS = 10;

  private static final long MOST_GROWTH_MIB = 150;

  /** Rows inside the circle, outside it, and on its edge. */
  private static final String ROWS = "{\"rows\":[[50,0.5],[99,0.99],[50,0.1]]}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Process service;
  private final URI root;

  private SwapCheck(Process service, int port) {
    this.service = service;
    this.root = URI.create("http://127.0.0.1:" + port);
  }

  public static void main(String[] args) throws Exception {
    Path log = Path.of(args[1], "service.log");
    Process service = start(Path.of(args[0]), Path.of(args[1]), log);
    try {
      new SwapCheck(service, port(service, log)).check(Integer.parseInt(args[2]));
    } catch (Exception | Error e) {
      System.err.println(Files.readString(log));
      throw e;
    } finally {
      service.destroy();
      if (!service.waitFor(30, TimeUnit.SECONDS)) {
        service.destroyForcibly();
        throw new IllegalStateException("service: expected to end, found it running");
      }
    }
    require(!Files.readString(log).contains("ERROR"), "service.log: " + Files.readString(log));
  }

  private static Process start(Path jar, Path folder, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("natives"),
            "-jar",
            jar.toString(),
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--models=" + folder.resolve("models"))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int port(Process service, Path log) throws IOException, InterruptedException {
    while (true) {
      boolean runs = !service.waitFor(100, TimeUnit.MILLISECONDS);
      Matcher port = PORT.matcher(Files.readString(log));
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
      require(runs, "service: expected to start, found it ended");
    }
  }

  private void check(int swaps) throws Exception {
    remember("1");
    post("/train", trainingRequest(), 202);
    String next = answer();
    for (int look = 0; version(next).equals("1"); look++) {
      require(look < 600, "version 2: expected to answer within a minute after its training");
      Thread.sleep(100); // between two requests to another process
      next = answer();
    }
    remember("2");
    require(!body(answers.get("1")).equals(body(answers.get("2"))), "versions: expected two");
    swapUnderLoad(swaps);
  }

  private void remember(String version) throws IOException, InterruptedException {
    String answer = answer();
    require(version(answer).equals(version), "expected version " + version + ", found " + answer);
    answers.put(version, answer);
  }

  private static String trainingRequest() {
    Random random = new Random(2);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      int label = Math.hypot(x - 0.5, y - 0.5) < 0.4 ? 1 : 0;
      rows.add(String.format(Locale.ROOT, "[%.4f,%.6f,%d]", 100 * x, y, label));
    }
    return "{\"seed\":2,\"rows\":[" + String.join(",", rows) + "]}";
  }

  private void swapUnderLoad(int swaps) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(threads.submit(() -> callUntil(ended)));
      }
      long begun = System.nanoTime();
      long early = 0;
      for (int swap = 1; swap <= swaps; swap++) {
        post("/swap?version=" + (1 + swap % 2), "", 200);
        early = swap == swaps / 4 ? residentMiB() : early;
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      ended.set(true);
      int calls = 0;
      for (Future<Integer> caller : callers) {
        calls += caller.get();
      }
      long grown = residentMiB() - early;
      System.out.printf(
          Locale.ROOT,
          "%,d answers of %d threads through %,d swaps in %.0f s: none lost, none wrong;"
              + " %d MiB resident, %+d MiB since a quarter of them%n",
          calls,
          CALLERS,
          swaps,
          seconds,
          early + grown,
          grown);
      require(grown < MOST_GROWTH_MIB, "memory: expected to be given back, grown by " + grown);
    } finally {
      ended.set(true);
      threads.shutdown();
    }
  }

  private int callUntil(AtomicBoolean ended) throws IOException, InterruptedException {
    int calls = 0;
    for (; !ended.get(); calls++) {
      String answer = answer();
      String expected = answers.get(version(answer));
      require(answer.equals(expected), "expected " + expected + ", received " + answer);
      Thread.sleep(PAUSE_MILLIS);
    }
    return calls;
  }

  private String answer() throws IOException, InterruptedException {
    return post("/predict", ROWS, 200);
  }

  private String post(String path, String body, int status)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    require(response.statusCode() == status, path + ": " + response + ": " + response.body());
    return response.body();
  }

  private static String version(String answer) {
    Matcher version = VERSION.matcher(answer);
    require(version.find(), "expected a version, received " + answer);
    return version.group(1);
  }

  private static String body(String answer) {
    return VERSION.matcher(answer).replaceFirst("");
  }

  private long residentMiB() throws IOException {
    Path status = Path.of("/proc/" + service.pid() + "/status");
    try (BufferedReader lines = Files.newBufferedReader(status)) {
      String line =
          lines.lines().filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }
}

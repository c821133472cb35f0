package dev.overfit.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests predictions from a service at a steady rate while it trains and swaps models without
 * pause, over HTTP on the loopback device, and reports latencies. Requests are sent by the clock,
 * whether or not earlier ones were answered, and each is timed from when it was due, so that a
 * service cannot hide a stall.
 */
public final class LoadRun {
  private static final Pattern VERSION = Pattern.compile("\"version\":\"(\\d+)\"");
  private static final String ROWS =
      "{\"rows\": [[35, 41000, 9.5, 12, 0], [62, 23000, 2.5, 60, 3]]}";

  /**
   * The results of a load run.
   *
   * @param failures the failures and how often each occurred; empty if there were none
   * @param millis the latency of each answer in milliseconds, ascending
   * @param versions the number of versions of the model that answered
   * @param trainings the number of trainings that ended meanwhile
   */
  public record Report(
      Map<String, Integer> failures, List<Double> millis, int versions, int trainings) {
    /** Returns how many times another version took over. */
    public int swaps() {
      return versions - 1;
    }

    /** Returns the latency that a share of the answers did not exceed, in milliseconds. */
    public double percentile(double share) {
      return millis.get((int) Math.ceil(share * millis.size()) - 1);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d requests, %d failed %s; %d trainings, %d swaps seen; milliseconds: median %.2f, 99%%"
              + " %.2f, 99.9%% %.2f, most %.2f",
          millis.size(),
          failures.values().stream().mapToInt(Integer::intValue).sum(),
          failures,
          trainings,
          swaps(),
          percentile(0.5),
          percentile(0.99),
          percentile(0.999),
          percentile(1));
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean over;

  private LoadRun(int port) {
    this.service = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Runs the load against a service whose data folder contains {@code customers.csv}.
   *
   * @param port the port of the service on this machine
   * @param perSecond the number of requests per second
   * @param duration the minimum duration
   * @param swaps how many swaps to see before it ends, unless something fails
   */
  public static Report run(int port, int perSecond, Duration duration, int swaps)
      throws InterruptedException, ExecutionException {
    LoadRun load = new LoadRun(port);
    load.train(0); // so that there is a model to begin with
    CompletableFuture<Integer> trainings = CompletableFuture.supplyAsync(load::trainUntilOver);
    load.predict(perSecond, duration, () -> load.versions.size() > swaps || load.broken(trainings));
    load.over = true;
    int trained = trainings.get();
    List<Double> sorted = new ArrayList<>(load.millis);
    Collections.sort(sorted);
    return new Report(new TreeMap<>(load.failures), sorted, load.versions.size(), trained);
  }

  private boolean broken(CompletableFuture<Integer> trainings) {
    return !failures.isEmpty() || trainings.isDone();
  }

  private void predict(int perSecond, Duration duration, BooleanSupplier enough) {
    int requests = (int) (duration.toMillis() * perSecond / 1000);
    long start = System.nanoTime();
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    for (int i = 0; i < requests || !enough.getAsBoolean(); i++) {
      long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
      answers.add(predict(due));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
  }

  private CompletableFuture<Void> predict(long due) {
    return client
        .sendAsync(post("/models/Load/predictions", ROWS), BodyHandlers.ofString())
        .handle(
            (answer, failure) -> {
              millis.add((System.nanoTime() - due) / 1e6);
              note(answer, failure);
              return null;
            });
  }

  @SuppressWarnings("NullAway") // exactly one of the two is null
  private void note(HttpResponse<String> answer, Throwable failure) {
    if (failure != null) {
      failures.merge(failure.toString(), 1, Integer::sum);
      return;
    }
    Matcher version = VERSION.matcher(answer.body());
    if (answer.statusCode() != 200 || !version.find()) {
      failures.merge(answer.statusCode() + " " + answer.body(), 1, Integer::sum);
    } else {
      versions.merge(version.group(1), 1, Integer::sum);
    }
  }

  private int trainUntilOver() {
    int trained = 0;
    while (!over) {
      train(++trained);
    }
    return trained;
  }

  /** Posts a training and reads its events until it ends. */
  private void train(int seed) {
    String settings =
        String.format(
            Locale.ROOT,
            "{\"model\": \"Load\", \"data\": \"customers.csv\", \"label\": \"churned\", \"hidden\":"
                + " [32, 32], \"epochs\": 40, \"seed\": %d}",
            seed);
    try {
      HttpResponse<String> started =
          client.send(post("/trainings", settings), BodyHandlers.ofString());
      String at = started.headers().firstValue("Location").orElseThrow();
      HttpRequest events = HttpRequest.newBuilder(service.resolve(at + "/events")).build();
      String all = client.send(events, BodyHandlers.ofString()).body();
      if (!all.contains("\"state\":\"done\"")) {
        throw new IllegalStateException("training did not end well: " + all);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  private HttpRequest post(String path, String json) {
    return HttpRequest.newBuilder(service.resolve(path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofMinutes(1))
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  /**
   * Runs the load for {@code load.seconds} (120) at {@code load.perSecond} (50) and prints the
   * report. The target is the service at {@code load.port}, or a new one by default; {@code
   * load.hostile=true} adds a hostile client. Fails if a request failed or fewer than two swaps
   * were seen.
   */
  public static void main(String[] args) throws Exception {
    TrainingService.logToStandardError();
    Integer port = Integer.getInteger("load.port");
    if (port != null) {
      report(port);
      return;
    }
    Path models = Files.createTempDirectory("overfit-load");
    ServiceSettings settings =
        ServiceSettings.defaults().on(0, Path.of("src/example/data"), models);
    try (TrainingService service = new TrainingService(settings)) {
      report(service.port());
    }
  }

  private static void report(int port) throws InterruptedException, ExecutionException {
    if (Boolean.getBoolean("load.hostile")) {
      try (HostileClient hostile = new HostileClient(port)) {
        check(run(port));
        System.out.println("beside it, hostile connections: " + hostile.opened());
      }
    } else {
      check(run(port));
    }
  }

  private static Report run(int port) throws InterruptedException, ExecutionException {
    Report report =
        run(
            port,
            Integer.getInteger("load.perSecond", 50),
            Duration.ofSeconds(Integer.getInteger("load.seconds", 120)),
            2);
    System.out.println(report);
    return report;
  }

  private static void check(Report report) {
    if (!report.failures().isEmpty() || report.swaps() < 2) {
      throw new IllegalStateException("expected no failed request and at least 2 swaps");
    }
  }
}

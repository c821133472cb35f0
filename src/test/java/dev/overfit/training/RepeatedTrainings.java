package dev.overfit.training;

import dev.overfit.export.ModelCard;
import dev.overfit.export.Predictor;
import dev.overfit.export.SavedModelExporter;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A process that trains repeatedly, one at a time and 8 at once, and exports, loads and predicts
 * repeatedly. It checks the resident memory after a quarter of the rounds and at the end, the
 * threads, and that every result equals that of the first such training, alone. It needs {@code
 * /proc}.
 */
final class RepeatedTrainings {
  private static final int AT_ONCE = 8;
  private static final int KINDS = 4;

  /**
   * Pools, caches and compiled code still grow slightly after the first quarter. The limit holds
   * only for a process with its full heap from the start and few malloc arenas: others grow by
   * those.
   */
  private static final long MOST_GROWTH_KB = 32 << 10;

  private final Path folder;
  private final Map<Integer, TrainingResult> alone = new HashMap<>();

  private RepeatedTrainings(Path folder) {
    this.folder = folder;
  }

  /**
   * Runs everything and fails if memory or threads are not released or results differ.
   *
   * @param arguments how many trainings; 200 if absent
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int trainings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    Path folder = Files.createTempDirectory("overfit-trainings");
    RepeatedTrainings repeated = new RepeatedTrainings(folder);
    repeated.flat("trainings one after another", trainings, i -> repeated.train(i, i));
    repeated.flat("rounds of 8 trainings at once", trainings / 10, repeated::atOnce);
    repeated.flat("exports, each loaded, asked and closed", trainings, repeated::export);
  }

  /** Something that is done many times. */
  @FunctionalInterface
  private interface Round {
    void run(int number) throws IOException;
  }

  private void flat(String what, int times, Round round) throws IOException, InterruptedException {
    long quarter = 0;
    Set<String> threads = Set.of();
    for (int i = 1; i <= times; i++) {
      round.run(i);
      if (i == Math.max(1, times / 4)) {
        quarter = settled("VmRSS");
        threads = ProcessThreads.running();
      }
    }
    ProcessThreads.awaitEndOfAllBut(threads);
    long end = settled("VmRSS");
    System.out.printf(
        Locale.ROOT,
        "soak: %d %s: resident %d MB after %d and %d MB at the end, no thread more%n",
        times,
        what,
        quarter >> 10,
        Math.max(1, times / 4),
        end >> 10);
    if (end - quarter > MOST_GROWTH_KB) {
      throw new AssertionError(what + ": memory is not given back");
    }
  }

  private void train(int index, int place) {
    int kind = index % KINDS;
    TrainingResult result =
        Trainer.builder(kind % 2 == 0 ? Runs.TINY : Runs.COMBINED)
            .config(Runs.SHORT.withSeed(kind).withThreads(1 + kind / 2))
            .checkpoint(new CheckpointPolicy(folder.resolve("checkpoint-" + place % AT_ONCE), 3))
            .build()
            .train(Runs.SPLIT);
    synchronized (alone) {
      TrainingResult first = alone.putIfAbsent(kind, result);
      if (first != null) {
        Runs.assertSame(result, first);
      }
    }
  }

  private void atOnce(int round) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      int place = i;
      running.add(CompletableFuture.runAsync(() -> train(round + place, place), threads));
    }
    running.forEach(CompletableFuture::join);
    threads.shutdown();
  }

  private void export(int number) throws IOException {
    TrainingResult result = alone.values().iterator().next();
    Weights weights = result.bestWeights();
    ModelCard card = ModelCard.of(result.model(), Runs.SPLIT.training().columns());
    Path version =
        new SavedModelExporter(folder.resolve("graphs-" + number % 2)).export(card, weights);
    float[] expected = null;
    for (int threads = 1; threads <= 2; threads++) {
      try (Predictor predictor = Predictor.load(version, threads)) {
        float[] found = predictor.probabilities(Runs.SPLIT.validation().features());
        if (expected != null && !Arrays.equals(found, expected)) {
          throw new AssertionError("predictions differ from those of the same model before");
        }
        expected = found;
      }
    }
    delete(version);
  }

  private static void delete(Path version) throws IOException {
    try (var tree = Files.walk(version)) {
      tree.sorted((a, b) -> b.compareTo(a))
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  /** Returns a figure of the process once it stays the same, when what ends has ended. */
  private static long settled(String figure) throws IOException, InterruptedException {
    System.gc();
    long last = figure(figure);
    for (int same = 0, looks = 0; same < 5 && looks < 100; looks++) {
      TimeUnit.MILLISECONDS.sleep(50);
      long now = figure(figure);
      same = now == last ? same + 1 : 0;
      last = now;
    }
    return last;
  }

  private static long figure(String figure) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(figure + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}

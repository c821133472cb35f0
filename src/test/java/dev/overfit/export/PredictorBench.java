package dev.overfit.export;

import dev.overfit.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Rows a second of the {@link Predictor}, as {@code bench_serving.py} measures Python's. */
final class PredictorBench {
  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private static final Duration MEASURED = Duration.ofSeconds(3);

  private PredictorBench() {}

  static void run(Path model, Dataset rows) throws IOException {
    try (Predictor predictor = Predictor.load(model)) {
      for (int callers : new int[] {1, 2}) {
        for (int batch : new int[] {1, 32, 1000}) {
          float[] features = Arrays.copyOf(rows.features(), batch * rows.width());
          measure(predictor, features, callers, WARM_UP);
          double calls = measure(predictor, features, callers, MEASURED);
          System.out.printf("java,%d,%d,%.0f%n", callers, batch, calls * batch);
        }
      }
    }
  }

  /** Calls a second of all callers together. */
  private static double measure(
      Predictor predictor, float[] features, int callers, Duration duration) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        rates.add(threads.submit(() -> callsPerSecond(predictor, features, duration)));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  private static double callsPerSecond(Predictor predictor, float[] features, Duration duration) {
    long begun = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - begun < duration.toNanos()) {
      predictor.probabilities(features);
      calls++;
    }
    return calls / ((System.nanoTime() - begun) / 1e9);
  }
}

package dev.overfit.export;

import dev.overfit.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the {@link Predictor}'s rows a second, as {@code bench_serving.py} does Python's. */
final class PredictorBench {
  private static final int[] BATCHES = {1, 32, 1000};

  private PredictorBench() {}

  /**
   * Prints lines of {@code java,threads,callers,batch,rows a second}.
   *
   * @param threads how many threads a call may use
   */
  static void run(Path model, Dataset rows, int threads, double seconds) throws IOException {
    try (Predictor predictor = Predictor.load(model, threads)) {
      for (int callers = 1; callers <= 2; callers++) {
        for (int batch : BATCHES) {
          float[] features = Arrays.copyOf(rows.features(), batch * rows.width());
          measure(predictor, features, callers, seconds / 2);
          double calls = measure(predictor, features, callers, seconds);
          System.out.printf(
              Locale.ROOT, "java,%d,%d,%d,%.0f%n", threads, callers, batch, calls * batch);
        }
      }
    }
  }

  /** Returns the calls a second of all callers together. */
  private static double measure(
      Predictor predictor, float[] features, int callers, double seconds) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        rates.add(threads.submit(() -> callsPerSecond(predictor, features, seconds)));
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

  private static double callsPerSecond(Predictor predictor, float[] features, double seconds)
      throws IOException {
    long begun = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - begun < seconds * 1e9) {
      predictor.probabilities(features);
      calls++;
    }
    return calls / ((System.nanoTime() - begun) / 1e9);
  }
}

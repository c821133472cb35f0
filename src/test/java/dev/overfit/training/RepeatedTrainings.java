package dev.overfit.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a process that trains again and again keeps: resident memory and threads after each tenth of
 * the trainings one after another, then of 8 at once. Measured where {@code /proc} is.
 */
final class RepeatedTrainings {
  private RepeatedTrainings() {}

  /**
   * Runs it.
   *
   * @param arguments how many trainings; 200 where there is none
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("trainings");
    int trainings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    report("at the start");
    for (int i = 1; i <= trainings; i++) {
      train(folder.resolve("checkpoint"), i);
      if (i % (trainings / 10) == 0) {
        report(i + " trainings");
      }
    }
    for (int round = 1; round <= 10; round++) {
      atOnce(folder);
      report("8 at once, round " + round);
    }
  }

  private static void atOnce(Path folder) {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int index = i;
      running.add(
          CompletableFuture.runAsync(
              () -> train(folder.resolve("checkpoint-" + index), index), threads));
    }
    running.forEach(CompletableFuture::join);
    threads.shutdown();
  }

  private static void train(Path checkpoint, int index) {
    Trainer.builder(index % 2 == 0 ? Runs.TINY : Runs.COMBINED)
        .config(Runs.SHORT.withSeed(index).withThreads(1 + index % 2))
        .checkpoint(new CheckpointPolicy(checkpoint, 3))
        .build()
        .train(Runs.SPLIT);
  }

  private static void report(String when) throws IOException {
    System.gc();
    System.out.printf("%-24s %s%n", when, String.join("  ", status()));
  }

  private static List<String> status() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("Threads"))
        .map(line -> line.replaceAll("\\s+", " "))
        .toList();
  }
}

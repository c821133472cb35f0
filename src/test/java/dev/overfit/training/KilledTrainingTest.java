package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a training's process at random moments, as {@code kill -9} does. {@code -Doverfit.kills=20}
 * sets the number of kills and {@code -Doverfit.kills.seed} the seed of the moments.
 */
class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("overfit.kills", 4);
  private static final long SEED = Long.getLong("overfit.kills.seed", System.nanoTime());
  private static final int ENDLESS = 1_000_000_000;

  /** A kill comes after at most this many epochs of its process and at most some time more. */
  private static final int MOST_EPOCHS = 40;

  private static final int MOST_MILLIS = 200;

  @TempDir Path folder;

  @Test
  void killedAgainAndAgainTheEndIsThatOfATrainingNeverKilled()
      throws IOException, InterruptedException {
    Path file = folder.resolve("checkpoint");
    Random random = new Random(SEED);
    int epochs = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      int told = killAfter(2 + random.nextInt(MOST_EPOCHS), random.nextInt(MOST_MILLIS), file);
      epochs = Checkpoint.read(file).epochs();
      // an epoch is printed before it is saved
      assertThat(epochs).as("seed %d, kill %d", SEED, kill).isGreaterThanOrEqualTo(told - 1);
    }
    int all = epochs + MOST_EPOCHS;
    assertThat(start(file, all, Redirect.DISCARD).waitFor()).isZero();
    TrainingResult resumed = KilledTraining.builder(all).resumeFrom(file).build().train(Runs.SPLIT);
    Runs.assertSame(resumed, KilledTraining.builder(all).build().train(Runs.SPLIT));
    assertThat(leftOvers()).isEmpty();
  }

  /** Kills a process some time after the given number of epochs; returns the last one read. */
  private static int killAfter(int epochs, int millis, Path file)
      throws IOException, InterruptedException {
    Process process = start(file, ENDLESS, Redirect.PIPE);
    try (BufferedReader out = process.inputReader()) {
      String told = out.readLine();
      for (int epoch = 2; epoch <= epochs; epoch++) {
        told = out.readLine();
      }
      assertThat(told).matches("[0-9]+");
      Thread.sleep(millis);
      return Integer.parseInt(told);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path file, int epochs, Redirect output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-cp",
            System.getProperty("java.class.path"),
            KilledTraining.class.getName(),
            file.toString(),
            String.valueOf(epochs))
        .redirectError(Redirect.DISCARD)
        .redirectOutput(output)
        .start();
  }

  private List<Path> leftOvers() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(path -> !path.endsWith("checkpoint")).toList();
    }
  }
}

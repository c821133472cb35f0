package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a training's process at random moments, as {@code kill -9} does. How many times: {@code
 * -Doverfit.kills=20}; the moments follow {@code -Doverfit.kills.seed}.
 */
class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("overfit.kills", 4);
  private static final long SEED = Long.getLong("overfit.kills.seed", System.nanoTime());
  private static final int MOST_MILLIS = 400;

  /** So many that the last process still has epochs to run, few enough to be quick. */
  private static final int EPOCHS = 150 * KILLS;

  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void killedAgainAndAgainTheEndIsThatOfATrainingNeverKilled()
      throws IOException, InterruptedException {
    Path file = folder.resolve("checkpoint");
    Random random = new Random(SEED);
    int epochs = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      killAfter(random.nextInt(MOST_MILLIS), file);
      int saved = Files.exists(file) ? Checkpoint.read(file).epochs() : 0;
      assertThat(saved).as("seed %d, kill %d", SEED, kill).isGreaterThanOrEqualTo(epochs);
      epochs = saved;
    }
    assertThat(epochs).as("seed %d", SEED).isPositive().isLessThan(EPOCHS);
    assertThat(start(file, Redirect.DISCARD).waitFor()).isZero();
    TrainingResult resumed =
        KilledTraining.builder(EPOCHS).resumeFrom(file).build().train(Runs.SPLIT);
    Runs.assertSame(resumed, KilledTraining.builder(EPOCHS).build().train(Runs.SPLIT));
    assertThat(leftOvers()).isEmpty();
  }

  /** Kills a process some time after its first epoch. */
  private void killAfter(int millis, Path file) throws IOException, InterruptedException {
    Process process = start(file, Redirect.PIPE);
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).matches("[0-9]+");
      Thread.sleep(millis);
      process.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path file, Redirect output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-cp",
            System.getProperty("java.class.path"),
            KilledTraining.class.getName(),
            file.toString(),
            String.valueOf(EPOCHS))
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

package dev.overfit.training;

import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Measures the time to write and read a checkpoint, and what the default adds to a run. */
final class CheckpointCost {
  private static final int REPETITIONS = 15;

  private CheckpointCost() {}

  /** Measures in the given folder or, without an argument, in a temporary one. */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("checkpoints");
    measure(folder, "Tiny", 10_000, new Dense(16, Activation.ELU));
    Dense wide = new Dense(512, Activation.ELU);
    measure(folder, "Large", 20, wide, wide, wide, wide);
  }

  private static void measure(Path folder, String name, int epochs, LayerSpec... hidden)
      throws IOException {
    ModelSpec model = ModelSpec.binaryClassifier(name, 28, hidden);
    TrainingConfig config = TrainingConfig.defaults().withEpochs(epochs).withoutEarlyStopping();
    Path file = folder.resolve(name + ".checkpoint");
    TrainingResult result =
        Trainer.builder(model)
            .config(config)
            .checkpoint(CheckpointPolicy.of(file))
            .build()
            .train(FormulaRows.split());
    TrainingState state = Checkpoint.read(file);
    System.out.printf(
        Locale.ROOT,
        "%s: %,d bytes, %d epochs of %.1f ms; a checkpoint writes in %.1f ms, reads in %.1f ms%n",
        name,
        Files.size(file),
        result.history().size(),
        result.medianEpoch().toNanos() / 1e6,
        median(() -> Checkpoint.write(file, state)),
        median(() -> Checkpoint.read(file)));
  }

  private interface Work {
    void run() throws IOException;
  }

  private static double median(Work work) throws IOException {
    double[] millis = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
      long begun = System.nanoTime();
      work.run();
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return millis[REPETITIONS / 2];
  }
}

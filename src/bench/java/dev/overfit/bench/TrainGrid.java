package dev.overfit.bench;

import dev.overfit.example.QuickStart;
import dev.overfit.grid.GridResult;
import dev.overfit.training.EpochMetrics;
import dev.overfit.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Trains the grid of 50 models in docs/java.md, as {@code keras_grid.py} and {@code
 * sklearn_grid.py} do.
 */
final class TrainGrid {
  private TrainGrid() {}

  /**
   * Prints the best model.
   *
   * @param arguments the file of the rows and the number of epochs
   */
  public static void main(String[] arguments) throws IOException {
    GridResult grid =
        QuickStart.grid(Path.of(arguments[0]), Integer.parseInt(arguments[1]), training -> {});
    TrainingResult best = grid.best().orElseThrow().result();
    EpochMetrics epoch = best.bestEpoch().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "{\"models\": %d, \"best\": \"%s\", \"val_binary_crossentropy\": %.4f}%n",
        grid.trained().size(),
        best.model().name(),
        epoch.valBinaryCrossentropy());
  }
}

package dev.overfit.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Short runs on simulated rows, and what they leave. */
final class SimulatedRuns {
  private SimulatedRuns() {}

  /**
   * Returns settings with 1,000 rows to train and 200 to validate; everything goes in the folder.
   */
  static SuiteSettings settings(Path folder, int epochs) {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withData(new DataSettings(new DataSelection.Simulated(), 200, 1000))
        .withTraining(TrainingSettings.NONE.withEpochs(epochs));
  }

  /** Returns the names of a folder's entries. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Deletes a file without a checked exception. */
  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.overfit.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Short runs on simulated rows, and what they leave. */
final class SimulatedRuns {
  private SimulatedRuns() {}

  /** 1,000 rows to train, 200 to validate; everything goes into the folder. */
  static SuiteSettings settings(Path folder, int epochs) {
    return SuiteSettings.defaults(
            new Folders(
                folder.resolve("results"), folder.resolve("graphs"), folder.resolve("cache")))
        .withData(new DataSettings(new DataSelection.Simulated(), 200, 1000))
        .withTraining(TrainingSettings.NONE.withEpochs(epochs));
  }

  /** The names of what lies in a folder. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Deletes a file, also where nothing may be thrown. */
  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.overfit.tensorboard;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an earlier training of the same model left in its folder. */
final class EarlierRun {
  private EarlierRun() {}

  /**
   * Removes its event files; nothing else, and nothing where there is no folder.
   *
   * @throws IOException where one cannot be removed; its message names it
   */
  static void remove(Path folder) throws IOException {
    for (Path place : TensorBoard.folders(folder)) {
      if (Files.isDirectory(place)) {
        removeFrom(place);
      }
    }
  }

  private static void removeFrom(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, EventFile.PREFIX + "*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IOException(
          folder + ": an earlier run's event files could not be removed: " + e, e);
    }
  }
}

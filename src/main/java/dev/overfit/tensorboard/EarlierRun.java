package dev.overfit.tensorboard;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Removes what an earlier training of the same model left in its folder. */
final class EarlierRun {
  private EarlierRun() {}

  /**
   * Removes the event files and nothing else. Does nothing if there is no folder.
   *
   * @throws IOException if a file cannot be removed; the message names its folder
   */
  static void remove(Path folder) throws IOException {
    for (Path place : TensorBoard.folders(folder)) {
      if (Files.isDirectory(place)) {
        removeFrom(place);
      }
    }
  }

  /**
   * Removes the event files and then the folders that are empty; links are neither followed nor
   * removed.
   *
   * @return the files that were removed
   * @throws IOException if a file cannot be removed; the message names its folder
   */
  static List<Path> removeWithFolders(Path folder) throws IOException {
    List<Path> removed = new ArrayList<>();
    List<Path> places = new ArrayList<>(TensorBoard.folders(folder));
    Collections.reverse(places); // the inner ones first
    for (Path place : places) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        removed.addAll(removeFrom(place));
        removeIfEmpty(place);
      }
    }
    return List.copyOf(removed);
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // the folder still contains something else
    }
  }

  private static List<Path> removeFrom(Path folder) throws IOException {
    List<Path> removed = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, EventFile.PREFIX + "*")) {
      for (Path file : files) {
        Files.delete(file);
        removed.add(file);
      }
      return removed;
    } catch (IOException e) {
      throw new IOException(
          folder + ": an earlier run's event files could not be removed: " + e, e);
    }
  }
}

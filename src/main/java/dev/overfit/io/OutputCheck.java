package dev.overfit.io;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Checks before long work whether its output can be written, by writing a byte in that location and
 * removing it again. Leaves nothing behind, not even a folder. Of several locations in the same
 * folder, only one is tried.
 */
public final class OutputCheck {
  private final Set<Path> tried = new HashSet<>();

  /**
   * Makes sure that {@link AtomicFile} can write a file: its folder exists or can be created, and
   * the path itself, if it exists, is a file.
   *
   * @throws IOException if the file cannot be written; the message names the path and what is
   *     expected there
   */
  public void file(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": expected a file or nothing, found a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + ": expected a file or nothing, found a device or a pipe");
    }
    folder(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
  }

  /**
   * Makes sure that files can be written into a folder, which exists or can be created.
   *
   * @throws IOException if they cannot; the message names the path and what is expected there
   */
  public void folder(Path folder) throws IOException {
    Deque<Path> missing = NewFolders.missing(folder);
    Path highest = missing.isEmpty() ? folder : missing.getFirst();
    if (tried.contains(highest)) {
      return;
    }
    NewFolders made = NewFolders.make(folder);
    try {
      tryIn(folder);
    } finally {
      made.takeBack();
    }
    tried.add(highest);
  }

  private static void tryIn(Path folder) throws IOException {
    Path probe = folder.resolve("probe");
    Path temporary = AtomicFile.temporary(probe);
    try {
      AtomicFile.clearLeftOvers(probe);
      Files.createFile(temporary);
      // Not through a channel, which a pending interrupt would close.
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(0);
      }
    } catch (IOException e) {
      throw new IOException(
          (folder.toString().isEmpty() ? "." : folder)
              + ": expected a folder that can be written into, found: "
              + NewFolders.reason(e),
          e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}

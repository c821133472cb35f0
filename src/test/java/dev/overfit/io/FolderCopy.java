package dev.overfit.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies folders. */
public final class FolderCopy {
  private FolderCopy() {}

  /** Copies all that the folder holds into the other folder, which need not exist. */
  public static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(from)) {
      all = tree.toList();
    }
    for (Path path : all) {
      Path copy = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy);
      }
    }
  }
}

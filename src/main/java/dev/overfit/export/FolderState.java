package dev.overfit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * A snapshot of a model's folder, for comparison with a later one.
 *
 * @param versions the folders of the versions, the newest first
 * @param newest the files of the newest version with everything that reveals a change; empty if the
 *     version is just being removed
 */
record FolderState(List<Path> versions, List<String> newest) {
  /** The depth to walk: the files of a version are at most two folders deep. */
  private static final int DEPTH = 3;

  static FolderState of(Path model) throws IOException {
    List<Path> versions = Versions.newestFirst(model);
    return new FolderState(versions, versions.isEmpty() ? List.of() : files(versions.get(0)));
  }

  /** Returns the newest version. */
  Path first() {
    return versions.get(0);
  }

  private static List<String> files(Path version) throws IOException {
    try (Stream<Path> tree = Files.walk(version, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return tree.sorted().map(FolderState::stamp).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        return List.of();
      }
      throw e.getCause();
    }
  }

  private static String stamp(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return String.join(
          " ",
          path.toString(),
          String.valueOf(file.size()),
          String.valueOf(file.lastModifiedTime()),
          String.valueOf(file.fileKey()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

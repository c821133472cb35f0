package dev.overfit.cli;

import java.nio.file.Path;

/** Paths as short as they can be typed from the working folder. */
final class ShownPaths {
  private final Path workingFolder;

  /**
   * Paths that are told from a folder.
   *
   * @param workingFolder where paths below it are told from
   */
  ShownPaths(Path workingFolder) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
  }

  Path of(Path file) {
    Path absolute = workingFolder.resolve(file).normalize();
    return absolute.startsWith(workingFolder) ? workingFolder.relativize(absolute) : absolute;
  }
}

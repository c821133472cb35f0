package dev.overfit.cli;

import java.nio.file.Path;

/** Shows paths as short as they can be typed in the working folder. */
final class ShownPaths {
  private final Path workingFolder;

  /**
   * Creates the display of paths.
   *
   * @param workingFolder paths below this folder are shown relative to it
   */
  ShownPaths(Path workingFolder) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
  }

  Path of(Path file) {
    Path absolute = workingFolder.resolve(file).normalize();
    return absolute.startsWith(workingFolder) ? workingFolder.relativize(absolute) : absolute;
  }
}

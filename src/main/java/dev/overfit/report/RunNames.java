package dev.overfit.report;

import dev.overfit.io.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives the shortest names that tell folders apart. The last part of each path is used if these
 * are distinct; otherwise the last part before those at the end that all paths share; otherwise as
 * many parts as it takes.
 */
final class RunNames {
  private RunNames() {}

  /**
   * Returns a name for each folder, in the same order.
   *
   * @throws IllegalArgumentException if two folders are the same
   */
  static List<String> of(List<Path> folders) {
    List<List<String>> paths = folders.stream().map(RunNames::parts).toList();
    if (paths.stream().distinct().count() < paths.size()) {
      throw new IllegalArgumentException(
          "runs: expected each folder once, received one twice: " + folders);
    }
    int common = commonAtTheEnd(paths);
    for (int length = 1; ; length++) {
      for (int cut : new int[] {0, common}) {
        List<String> names = names(paths, cut, length);
        if (names.stream().distinct().count() == names.size()) {
          return names;
        }
      }
    }
  }

  private static List<String> parts(Path folder) {
    List<String> parts = new ArrayList<>();
    folder.toAbsolutePath().normalize().forEach(part -> parts.add(OneLine.of(part.toString())));
    return parts;
  }

  /** Returns how many parts at the end all paths share, leaving each path at least one part. */
  private static int commonAtTheEnd(List<List<String>> paths) {
    int shortest = paths.stream().mapToInt(List::size).min().orElse(0);
    int common = 0;
    while (common < shortest - 1 && haveOnePart(paths, common)) {
      common++;
    }
    return common;
  }

  private static boolean haveOnePart(List<List<String>> paths, int fromTheEnd) {
    return paths.stream().map(path -> path.get(path.size() - 1 - fromTheEnd)).distinct().count()
        == 1;
  }

  /** Returns the last {@code length} parts of each path before its {@code cut} last ones. */
  private static List<String> names(List<List<String>> paths, int cut, int length) {
    return paths.stream()
        .map(path -> path.subList(Math.max(0, path.size() - cut - length), path.size() - cut))
        .map(parts -> String.join("/", parts))
        .toList();
  }
}

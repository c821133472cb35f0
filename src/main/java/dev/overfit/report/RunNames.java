package dev.overfit.report;

import dev.overfit.io.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shortest names by which folders are told apart: the last part of each path; where these are
 * not distinct, the last parts without those at the end that all have in common; else as many parts
 * from the end as it takes.
 */
final class RunNames {
  private RunNames() {}

  /**
   * A name a folder, in their order.
   *
   * @throws IllegalArgumentException if two are the same folder
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

  /** How many parts at the end all have in common; none of them is left without any. */
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

  /** So many parts of each before those that are cut off. */
  private static List<String> names(List<List<String>> paths, int cut, int length) {
    return paths.stream()
        .map(path -> path.subList(Math.max(0, path.size() - cut - length), path.size() - cut))
        .map(parts -> String.join("/", parts))
        .toList();
  }
}

package dev.overfit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that compare finished runs instead of running a suite. */
final class CompareOptions {
  private static final String COMPARE = "compare";

  /** The options that may be given when comparing; all others would be ignored. */
  private static final Set<String> TAKEN = Set.of(COMPARE, "results", "stacktrace");

  @Option(
      names = "--compare",
      paramLabel = "<folder,...>",
      split = ",",
      hideParamSyntax = true,
      description =
          "instead of a suite, holds runs side by side by what they have left: a comma list of two"
              + " folders or more, such as results/sizes; trains nothing, and writes a page into"
              + " compare/ of 'results'")
  List<Path> compare = List.of();

  /** Returns whether an option may be given when comparing. */
  static boolean isTaken(String label) {
    return TAKEN.contains(label);
  }

  /** Returns whether runs are to be compared. */
  boolean asked() {
    return !compare.isEmpty();
  }

  /**
   * Checks that all given options apply to what is done.
   *
   * @param said the labels of the given options
   * @throws UsageException if one of them would be ignored, or fewer than two different folders are
   *     to be compared
   */
  void check(Set<String> said) throws UsageException {
    if (!asked()) {
      return;
    }
    for (String label : said) {
      if (!isTaken(label)) {
        throw new UsageException(label + ": expected without 'compare', received it with");
      }
    }
    checkFolders();
  }

  private void checkFolders() throws UsageException {
    if (compare.stream().anyMatch(folder -> folder.toString().isBlank())) {
      throw new UsageException(
          "compare: expected a comma list of folders, received an empty name in it");
    }
    if (compare.size() < 2) {
      throw new UsageException(
          "compare: expected a comma list of at least 2 folders of runs, such as"
              + " results/sizes,results/regularizers, received '"
              + compare.get(0)
              + "' alone");
    }
    Map<Path, Path> seen = new HashMap<>();
    for (Path folder : compare) {
      Path before = seen.put(real(folder), folder);
      if (before != null) {
        throw new UsageException(
            "compare: expected each folder once, received '"
                + before
                + "' and '"
                + folder
                + "', which are the same");
      }
    }
  }

  /** Resolves a folder, since two names may lead to the same one. */
  private static Path real(Path folder) {
    try {
      return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}

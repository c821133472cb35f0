package dev.overfit.suitefile;

import dev.overfit.io.OneLine;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects everything that is wrong with a file, so that it can be reported at once. */
final class Problems {
  private static final int LONGEST = 600;

  private final Set<Problem> found = new LinkedHashSet<>();
  private int count;

  /**
   * Something that is wrong.
   *
   * @param line the line that it is on, from 1
   * @param path its path, such as {@code models.Big.layers[2]}; may be empty
   */
  private record Problem(int line, String path, String message) {
    String in(String file) {
      return OneLine.of(file + ":" + line + ": " + words(), LONGEST);
    }

    String words() {
      return path.isEmpty() ? message : path + ": " + message;
    }
  }

  /** Records a problem; if recorded again, as by each model of a grid, it is reported once. */
  void add(int line, String path, String message) {
    count++;
    found.add(new Problem(Math.max(1, line), path, message));
  }

  /** Returns how often something was recorded, so that callers can tell whether a part is sound. */
  int count() {
    return count;
  }

  /**
   * Checks that a text that is not in a file has no problems.
   *
   * @throws IllegalArgumentException if there are any
   */
  void checkText() {
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          found.stream().map(Problem::words).collect(Collectors.joining("; ")));
    }
  }

  /**
   * Checks that a file has no problems.
   *
   * @param file the name of the file in messages
   * @throws SuiteFileException if there are any
   */
  void check(String file) throws SuiteFileException {
    if (!found.isEmpty()) {
      List<String> lines =
          found.stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .map(problem -> problem.in(file))
              .toList();
      throw new SuiteFileException(lines);
    }
  }
}

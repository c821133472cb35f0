package dev.overfit.suitefile;

import dev.overfit.io.OneLine;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is wrong with a file, so that it is told at once. */
final class Problems {
  private static final int LONGEST = 600;

  private final Set<Problem> found = new LinkedHashSet<>();
  private int count;

  /**
   * What is wrong.
   *
   * @param line where, from 1
   * @param path where, such as {@code models.Big.layers[2]}; may be empty
   */
  private record Problem(int line, String path, String message) {
    String in(String file) {
      return OneLine.of(file + ":" + line + ": " + words(), LONGEST);
    }

    String words() {
      return path.isEmpty() ? message : path + ": " + message;
    }
  }

  /** Takes note; what is noted again, as each model of a grid does, is told once. */
  void add(int line, String path, String message) {
    count++;
    found.add(new Problem(Math.max(1, line), path, message));
  }

  /** How often something was noted, so that whoever reads on can tell whether it was sound. */
  int count() {
    return count;
  }

  /**
   * Tells them of a text that is in no file.
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
   * Tells them.
   *
   * @param file what messages call it
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

package dev.overfit.export;

import dev.overfit.graph.SavedGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The versions of a model: folders called by a number that counts up from 1. */
final class Versions {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private Versions() {}

  /** The numbers that stand in a model's folder, in order; none where there is no folder. */
  static List<Long> in(Path model) throws IOException {
    if (!Files.isDirectory(model)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(model)) {
      return children
          .map(child -> child.getFileName().toString())
          .filter(name -> NUMBER.matcher(name).matches())
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
  }

  /** The number after the highest that stands there. */
  static String next(Path model) throws IOException {
    List<Long> numbers = in(model);
    return String.valueOf(numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1) + 1);
  }

  /**
   * The folder itself where it is that of a SavedModel, else its latest version.
   *
   * @throws IOException where it is neither
   */
  static Path resolve(Path folder) throws IOException {
    if (SavedGraph.isIn(folder)) {
      return folder;
    }
    Optional<Path> latest =
        in(folder).stream()
            .max(Comparator.naturalOrder())
            .map(number -> folder.resolve(String.valueOf(number)));
    return latest.orElseThrow(() -> new IOException(problem(folder)));
  }

  private static String problem(Path folder) {
    if (!Files.exists(folder)) {
      return folder + ": expected the folder of a SavedModel, found nothing";
    }
    return folder
        + ": expected the folder of a SavedModel, or of a model with its versions 1, 2, …, found"
        + " neither saved_model.pb nor a version in it";
  }
}

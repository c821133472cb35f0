package dev.overfit.export;

import dev.overfit.graph.SavedGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The versions of a model, as TensorFlow Serving counts them: the entries of its folder whose names
 * are an int64 without a sign, with or without leading zeros. As in Serving, a number too large for
 * an int64 is not a version. New versions count up from 1.
 */
final class Versions {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private Versions() {}

  /** A version: its number and its folder. */
  private record Version(long number, Path folder) {
    static Stream<Version> of(Path child) {
      OptionalLong number = numberOf(child.getFileName().toString());
      return number.stream().mapToObj(found -> new Version(found, child));
    }
  }

  private static OptionalLong numberOf(String name) {
    if (!DIGITS.matcher(name).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(name));
    } catch (NumberFormatException e) { // too large for an int64
      return OptionalLong.empty();
    }
  }

  /** Returns the versions in a model's folder in order; empty if there is no folder. */
  private static List<Version> in(Path model) throws IOException {
    if (!Files.isDirectory(model)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(model)) {
      return children
          .flatMap(Version::of)
          .sorted(Comparator.comparingLong(Version::number).thenComparing(Version::folder))
          .toList();
    }
  }

  /**
   * Returns the number after the highest existing version.
   *
   * @throws IOException if there is no number after it
   */
  static String next(Path model) throws IOException {
    List<Version> versions = in(model);
    if (versions.isEmpty()) {
      return "1";
    }
    Version highest = versions.get(versions.size() - 1);
    if (highest.number() == Long.MAX_VALUE) {
      throw new IOException(
          highest.folder()
              + ": expected a version that another can follow, found the highest that TensorFlow"
              + " Serving reads; give it a lower number, or remove it");
    }
    return String.valueOf(highest.number() + 1);
  }

  /**
   * Returns the folder itself if it is a SavedModel, else its latest version.
   *
   * @throws IOException if it is neither a SavedModel nor has versions
   */
  static Path resolve(Path folder) throws IOException {
    if (SavedGraph.isIn(folder)) {
      return folder;
    }
    Optional<Version> latest = in(folder).stream().reduce((lower, higher) -> higher);
    return latest.map(Version::folder).orElseThrow(() -> new IOException(problem(folder)));
  }

  /**
   * Returns the folders of all versions of a model, the newest first; empty if there is no folder.
   */
  static List<Path> newestFirst(Path model) throws IOException {
    List<Path> folders = new ArrayList<>(in(model).stream().map(Version::folder).toList());
    Collections.reverse(folders);
    return List.copyOf(folders);
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

package dev.overfit.spark;

import dev.overfit.model.Weights;
import dev.overfit.training.Checkpoint;
import dev.overfit.training.TrainingState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checksums of all files of a run that must be the same wherever it ran, by path. */
final class StudyFiles {
  /** The table columns that contain times. */
  private static final Set<String> TIMES = Set.of("seconds", "epoch_ms");

  private StudyFiles() {}

  /**
   * Returns the checksums: of histories, tables without times, logits and pictures; of the weights
   * and slots in each checkpoint; and of the weights and graphs of SavedModels.
   *
   * @param folder the folder of {@code results} and {@code graphs}
   */
  static Map<String, String> sums(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (Path file : files(folder)) {
      String place = folder.relativize(file).toString();
      if (place.endsWith(".checkpoint")) {
        sums.put(place, ofCheckpoint(file));
      } else if (place.endsWith("summary.csv") || place.endsWith("replicates.csv")) {
        sums.put(place, sum(withoutTimes(file).getBytes(StandardCharsets.UTF_8)));
      } else if (place.matches(".*\\.csv|.*/plots/.*|.*/variables/.*|.*/saved_model\\.pb")) {
        sums.put(place, sum(Files.readAllBytes(file)));
      }
    }
    return sums;
  }

  /** Returns the temporary files, of which none may be left. */
  static List<Path> leftOvers(Path folder) throws IOException {
    return files(folder).stream()
        .filter(file -> folder.relativize(file).toString().contains(".tmp-"))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String ofCheckpoint(Path file) throws IOException {
    TrainingState state = Checkpoint.read(file);
    return sum(
        (state.history() + values(state.variables()) + values(state.bestWeights()))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String values(Weights weights) {
    return IntStream.range(0, weights.variables().size())
        .mapToObj(
            i -> {
              StringBuilder all = new StringBuilder(weights.variables().get(i).toString());
              var values = weights.values(i);
              while (values.hasRemaining()) {
                all.append(' ').append(Float.floatToRawIntBits(values.get()));
              }
              return all;
            })
        .collect(Collectors.joining("\n"));
  }

  /** Relies on cells without line ends, and with commas in quotes only after the time columns. */
  private static String withoutTimes(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<String> names = List.of(lines.get(0).split(","));
    return lines.stream()
        .map(
            line -> {
              List<String> cells = List.of(line.split(",", -1));
              return IntStream.range(0, cells.size())
                  .filter(i -> i >= names.size() || !TIMES.contains(names.get(i)))
                  .mapToObj(cells::get)
                  .collect(Collectors.joining(","));
            })
        .collect(Collectors.joining("\n"));
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

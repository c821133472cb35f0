package dev.overfit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The part of {@link ExportFixture} about ensembles: the ensembles in {@code graphs/ensemble},
 * their members as versions of one model in {@code graphs/members}, and coded rows with Java's
 * answers in {@code ensembles/<Model>.json}.
 */
final class EnsembleFixture {
  private static final int ROWS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private EnsembleFixture() {}

  static void make(Path folder) throws IOException {
    for (EnsembleCase one : EnsembleCase.ALL) {
      Path graphs = folder.resolve("graphs");
      for (int member = 0; member < one.members().size(); member++) {
        one.export(graphs.resolve("members"), member);
      }
      float[] rows = one.rows(ROWS); // for columns, those of columns/Columns.json
      try (Predictor predictor = Predictor.load(one.export(graphs.resolve("ensemble")))) {
        write(folder, one, rows, predictor.probabilities(rows));
      }
    }
  }

  private static void write(Path folder, EnsembleCase one, float[] rows, float[] probabilities)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("features", JSON.valueToTree(rows));
    root.set("probabilities", JSON.valueToTree(probabilities));
    JSON.writeValue(expected(folder, one).toFile(), root);
  }

  private static Path expected(Path folder, EnsembleCase one) throws IOException {
    return Files.createDirectories(folder.resolve("ensembles")).resolve(one + ".json");
  }

  /** Loads what Python has saved again. */
  static void resaved(Path folder) throws IOException {
    for (EnsembleCase one : EnsembleCase.ALL) {
      ArrayNode expected =
          (ArrayNode) JSON.readTree(expected(folder, one).toFile()).get("probabilities");
      double largest = 0;
      Path version = folder.resolve("resaved/ensemble").resolve(one.ensemble().model().name());
      try (Predictor predictor = Predictor.load(version)) {
        float[] found = predictor.probabilities(one.rows(ROWS));
        for (int row = 0; row < ROWS; row++) {
          largest = Math.max(largest, Math.abs(found[row] - expected.get(row).asDouble()));
        }
      }
      System.out.printf(
          Locale.ROOT, "%s-ensemble, saved again: probabilities differ by %.2g%n", one, largest);
      if (!(largest <= 1e-6)) {
        throw new IllegalStateException(one + ": not the ensemble that was exported");
      }
    }
  }
}

package dev.overfit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link ExportFixture} about rows as users have them: SavedModels in {@code
 * graphs/columns}, and rows with Java's answers in {@code columns/<Model>.json}.
 */
final class ColumnsFixture {
  private static final int ROWS = 500;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<ColumnsCase> CASES = List.of(ColumnsCase.PLAIN, ColumnsCase.ODD);

  private ColumnsFixture() {}

  static void make(Path folder) throws IOException {
    for (ColumnsCase one : CASES) {
      Path version =
          SavedModelExporter.ofSuite(folder.resolve("graphs"), "columns").export(one.trainable());
      List<Map<String, @Nullable Object>> rows = one.rows(ROWS);
      try (Predictor predictor = Predictor.load(version)) {
        write(folder, one, rows, predictor.probabilities(rows));
      }
    }
  }

  private static void write(
      Path folder, ColumnsCase one, List<Map<String, @Nullable Object>> rows, float[] probabilities)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.set("rows", JSON.valueToTree(rows));
    root.set("features", JSON.valueToTree(one.coded(rows)));
    root.set("probabilities", JSON.valueToTree(probabilities));
    Path file = Files.createDirectories(folder.resolve("columns")).resolve(one + ".json");
    JSON.writeValue(file.toFile(), root);
  }

  /** Loads what Python has saved again. */
  static void resaved(Path folder) throws IOException {
    for (ColumnsCase one : CASES) {
      Path version = folder.resolve("resaved/columns").resolve(one.name());
      ArrayNode expected =
          (ArrayNode)
              JSON.readTree(folder.resolve("columns/" + one + ".json").toFile())
                  .get("probabilities");
      double largest = 0;
      try (Predictor predictor = Predictor.load(version)) {
        float[] found = predictor.probabilities(one.coded(one.rows(ROWS)));
        for (int row = 0; row < ROWS; row++) {
          largest = Math.max(largest, Math.abs(found[row] - expected.get(row).asDouble()));
        }
      }
      System.out.printf(
          Locale.ROOT, "%s, saved again: probabilities differ by %.2g%n", one, largest);
      if (!(largest <= 1e-6) || !TrainableModel.load(version).equals(one.trainable())) {
        throw new IllegalStateException(one + ": not the model that was exported");
      }
    }
  }
}

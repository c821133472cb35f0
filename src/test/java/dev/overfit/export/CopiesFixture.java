package dev.overfit.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The part of {@link ExportFixture} about means over symmetric copies: a trainable model and an
 * ensemble in {@code graphs/copies}, the same networks without copies in {@code graphs/members},
 * and Java's answers for HIGGS rows in {@code copies/<Model>.json}.
 */
final class CopiesFixture {
  private static final EnsembleCase HIGGS = EnsembleCase.HIGGS;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CopiesFixture() {}

  static void make(Path folder, float[] rows) throws IOException {
    Path graphs = folder.resolve("graphs");
    for (int member = 0; member < HIGGS.members().size(); member++) {
      HIGGS.export(graphs.resolve("members"), member);
    }
    SavedModelExporter exporter = new SavedModelExporter(graphs.resolve("copies"));
    ModelCard one = HIGGS.card().withSymmetricCopies(16);
    write(folder, exporter.export(trainable(one)), rows);
    ModelCard ensemble = HIGGS.ensemble().withSymmetricCopies(5);
    write(folder, exporter.export(ensemble, HIGGS::weights), rows);
  }

  private static TrainableModel trainable(ModelCard card) {
    return TrainableModel.fresh(card, new Adam(new Constant(0.001)), 500, 7, HIGGS.weights(0));
  }

  private static void write(Path folder, Path version, float[] rows) throws IOException {
    try (Predictor predictor = Predictor.load(version)) {
      String name = predictor.card().orElseThrow().model().name();
      Files.createDirectories(folder.resolve("copies"));
      JSON.writeValue(expected(folder, name).toFile(), predictor.probabilities(rows));
    }
  }

  private static Path expected(Path folder, String name) {
    return folder.resolve("copies").resolve(name + ".json");
  }

  /** Loads what Python has saved again. */
  static void resaved(Path folder, float[] rows) throws IOException {
    for (String name : List.of("Turned", "Turned-ensemble")) {
      float[] expected = JSON.readValue(expected(folder, name).toFile(), float[].class);
      double largest = 0;
      try (Predictor predictor = Predictor.load(folder.resolve("resaved/copies").resolve(name))) {
        float[] found = predictor.probabilities(rows);
        for (int row = 0; row < expected.length; row++) {
          largest = Math.max(largest, Math.abs((double) found[row] - expected[row]));
        }
      }
      System.out.printf(
          Locale.ROOT, "%s over copies, saved again: differs by %.2g%n", name, largest);
      if (!(largest <= 1e-6)) {
        throw new IllegalStateException(name + ": not the mean over copies that was exported");
      }
    }
  }
}

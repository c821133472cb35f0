package dev.overfit.keras;

import dev.overfit.export.LoadOptions;
import dev.overfit.export.Predictor;
import dev.overfit.model.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Loads what {@code src/test/python/check_keras.py} exported to {@code FOLDER/exported}. Writes
 * each Keras model back to {@code FOLDER/written} and, trained further, to {@code FOLDER/trained},
 * for that script to load.
 */
public final class KerasFixture {
  private static final double PROBABILITIES = 1e-6;

  private KerasFixture() {}

  /** Runs on the folder that is the only argument. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    double worst = 0;
    for (KerasFile file : KerasFile.all()) {
      KerasModel keras = file.read();
      worst = Math.max(worst, difference(folder.resolve("exported"), file, keras.output()));
      keras.write(folder.resolve("written").resolve(file.name() + ".keras"));
      if (file.trained()) {
        keras
            .withWeights(KerasFile.train(keras, file))
            .write(folder.resolve("trained").resolve(file.name() + ".keras"));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Java loaded %d exports: largest difference of a probability %.1e%n",
        KerasFile.all().size(),
        worst);
    if (worst > PROBABILITIES) {
      throw new IllegalStateException("expected at most " + PROBABILITIES + ", found " + worst);
    }
  }

  /** Returns the largest difference of an export's probabilities from those of Keras' logits. */
  static double difference(Path exported, KerasFile file, Output output) throws IOException {
    LoadOptions options = LoadOptions.defaults();
    try (Predictor predictor =
        Predictor.load(
            exported.resolve(file.name()),
            output == Output.LOGITS ? options.withOutput(output) : options)) {
      float[] found = predictor.probabilities(KerasFile.rows());
      float[] logits = file.logits();
      double worst = 0;
      for (int row = 0; row < found.length; row++) {
        worst = Math.max(worst, Math.abs(found[row] - 1 / (1 + Math.exp(-logits[row]))));
      }
      return worst;
    }
  }
}

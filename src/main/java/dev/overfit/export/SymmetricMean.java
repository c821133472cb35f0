package dev.overfit.export;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.augmentation.SymmetricCopies.Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mean of the probabilities of the symmetric copies of rows, for a model that does not average
 * them in its graph.
 */
record SymmetricMean(SymmetricCopies copies) {
  /** What predicts rows. */
  @FunctionalInterface
  interface Predicting {
    float[] probabilities(float[] rows) throws IOException;
  }

  /**
   * The mean for a model.
   *
   * @param version the folder of the model, for messages
   * @param card that of the model, if there is one
   * @param count how many copies
   * @return empty if there is the row alone
   * @throws IOException if the model averages itself, or takes other rows than those of HIGGS as
   *     they stand in the data, or nobody knows which
   */
  static Optional<SymmetricMean> of(Path version, Optional<ModelCard> card, int count)
      throws IOException {
    if (count == 1) {
      return Optional.empty();
    }
    ModelCard known =
        card.orElseThrow(
            () ->
                error(
                    version,
                    "symmetricCopies: expected a model.json that names the columns of HIGGS, found"
                        + " none",
                    null));
    if (known.copies().isPresent()) {
      throw error(
          version,
          "symmetricCopies: expected a model that predicts from the row alone, found one that"
              + " averages over "
              + known.symmetricCopies()
              + " copies itself",
          null);
    }
    try {
      return known.withSymmetricCopies(count).copies().map(SymmetricMean::new);
    } catch (IllegalArgumentException e) {
      throw error(version, String.valueOf(e.getMessage()), e);
    }
  }

  private static IOException error(
      Path version, String message, @Nullable IllegalArgumentException cause) {
    return new IOException(version + ": " + message, cause);
  }

  /** The probabilities of rows. */
  float[] probabilities(float[] rows, Predicting model) throws IOException {
    double[] sums = new double[rows.length / copies.columns().size()];
    for (Copy copy : copies.copies()) {
      float[] probabilities = model.probabilities(copies.of(copy, rows));
      for (int row = 0; row < sums.length; row++) {
        sums[row] += probabilities[row];
      }
    }
    float[] means = new float[sums.length];
    for (int row = 0; row < means.length; row++) {
      means[row] = (float) (sums[row] / copies.count());
    }
    return means;
  }
}

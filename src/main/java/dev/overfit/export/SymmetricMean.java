package dev.overfit.export;

import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.augmentation.SymmetricCopies.Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Averages the probabilities of the symmetric copies of rows, for a model that does not do so in
 * its graph.
 */
record SymmetricMean(SymmetricCopies copies) {
  /** Returns a number for each row. */
  @FunctionalInterface
  interface Answering {
    float[] of(float[] rows) throws IOException;
  }

  /**
   * Returns the mean for a model.
   *
   * @param version the folder of the model, for messages
   * @param card the card of the model, if there is one
   * @param count the number of copies
   * @return the mean; empty if there is the row alone
   * @throws IOException if the model itself averages, or takes or may take other rows than those of
   *     HIGGS as they stand in the data
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

  /**
   * Returns the probabilities of rows.
   *
   * @param model returns the probabilities of copies
   */
  float[] probabilities(float[] rows, Answering model) throws IOException {
    double[] sums = new double[rows.length / copies.columns().size()];
    for (Copy copy : copies.copies()) {
      float[] probabilities = model.of(copies.of(copy, rows));
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

  /**
   * Returns the logits of the probabilities of rows, which are correct even if all copies are so
   * certain that their probabilities are 0 or 1 in float32.
   *
   * @param model returns the logits of copies
   */
  float[] logits(float[] rows, Answering model) throws IOException {
    List<float[]> ofCopies = new ArrayList<>();
    for (Copy copy : copies.copies()) {
      ofCopies.add(model.of(copies.of(copy, rows)));
    }
    float[] logits = new float[rows.length / copies.columns().size()];
    for (int i = 0; i < logits.length; i++) {
      int row = i;
      double[] ofRow = ofCopies.stream().mapToDouble(each -> each[row]).toArray();
      logits[row] = (float) logitOfMean(ofRow);
    }
    return logits;
  }

  /** Returns {@code log(p / (1 - p))} of the mean p of the probabilities of logits. */
  static double logitOfMean(double... logits) {
    double[] ones = DoubleStream.of(logits).map(SymmetricMean::logSigmoid).toArray();
    double[] zeros = DoubleStream.of(logits).map(z -> logSigmoid(-z)).toArray();
    return logSumExp(ones) - logSumExp(zeros);
  }

  private static double logSigmoid(double logit) {
    return Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
  }

  /**
   * Returns the logarithm of the sum of exponentials. The largest term is kept finite, so that
   * terms of minus infinity do not give NaN.
   */
  private static double logSumExp(double... terms) {
    double largest = DoubleStream.of(terms).reduce(-Double.MAX_VALUE, Math::max);
    return largest + Math.log(DoubleStream.of(terms).map(x -> Math.exp(x - largest)).sum());
  }
}

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
 * The mean of the probabilities of the symmetric copies of rows, for a model that does not average
 * them in its graph.
 */
record SymmetricMean(SymmetricCopies copies) {
  /** What answers rows with a number each. */
  @FunctionalInterface
  interface Answering {
    float[] of(float[] rows) throws IOException;
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

  /**
   * The probabilities of rows.
   *
   * @param model gives those of copies
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
   * The logits of the probabilities of rows, right also where all copies are so sure that their
   * probabilities are 0 or 1 in float32.
   *
   * @param model gives those of copies
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

  /** {@code log(p / (1 - p))} of the mean p of the probabilities of logits. */
  static double logitOfMean(double... logits) {
    double[] ones = DoubleStream.of(logits).map(SymmetricMean::logSigmoid).toArray();
    double[] zeros = DoubleStream.of(logits).map(z -> logSigmoid(-z)).toArray();
    return logSumExp(ones) - logSumExp(zeros);
  }

  private static double logSigmoid(double logit) {
    return Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
  }

  /** The largest is kept finite, so that minus infinities stay what they are. */
  private static double logSumExp(double... terms) {
    double largest = DoubleStream.of(terms).reduce(-Double.MAX_VALUE, Math::max);
    return largest + Math.log(DoubleStream.of(terms).map(x -> Math.exp(x - largest)).sum());
  }
}

package dev.overfit.study;

import dev.overfit.data.Dataset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows drawn by a formula, so that the probability of each label is known. There are eight standard
 * normal features; the log odds of label 1 are {@code a - 0.8 b + c d + 0.7 sin(2 e)}, and the last
 * three features say nothing.
 */
final class LogisticRows {
  static final List<String> COLUMNS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  private LogisticRows() {}

  static Dataset draw(int rows, SplittableRandom random) {
    float[] features = new float[rows * COLUMNS.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) gaussian(random);
    }
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextDouble() < probability(features, row) ? 1 : 0;
    }
    return Dataset.of(COLUMNS, features, labels);
  }

  /** Draws by the Box-Muller method, which gives the same in every version of Java. */
  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /**
   * Returns the crossentropy of logits on the rows, averaged over all labels that the rows could
   * have had, so that the chance of the labels is not in it.
   */
  static double crossentropy(Dataset rows, double[] logits) {
    double sum = 0;
    for (int row = 0; row < logits.length; row++) {
      double softplus = Math.max(logits[row], 0) + Math.log1p(Math.exp(-Math.abs(logits[row])));
      sum += softplus - probability(rows.features(), row) * logits[row];
    }
    return sum / logits.length;
  }

  private static double probability(float[] features, int row) {
    return 1 / (1 + Math.exp(-logOdds(features, row * COLUMNS.size())));
  }

  private static double logOdds(float[] x, int at) {
    return x[at] - 0.8 * x[at + 1] + x[at + 2] * x[at + 3] + 0.7 * Math.sin(2 * x[at + 4]);
  }
}

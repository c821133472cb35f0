package dev.overfit.augmentation;

import dev.overfit.choice.Meaning;
import dev.overfit.choice.Words;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Adds noise to every cell, {@code x + N(0, stddev^2)}; for features of about the same scale, such
 * as those encoded from a table.
 *
 * <p>Source: <a
 * href="https://keras.io/api/layers/regularization_layers/gaussian_noise/">keras.layers.GaussianNoise</a>.
 *
 * @param stddev the standard deviation, positive
 */
public record GaussianNoise(@Meaning("the standard deviation of the noise") double stddev)
    implements Augmentation {
  private static final double LEAST = 1e-12; // the least probability; its quantile is finite

  /**
   * @throws IllegalArgumentException if the deviation is not positive or not a finite float32
   */
  public GaussianNoise {
    if (!(stddev > 0 && Float.isFinite((float) stddev))) {
      throw new IllegalArgumentException(
          "stddev: expected a positive number within float32, received " + stddev);
    }
  }

  /**
   * Returns rows of noise, any two of which add up to noise with standard deviation {@code stddev}:
   * each column has mean 0 and the same variance, up to rounding.
   *
   * @return {@code [rows][width]}
   */
  public float[][] halves(int rows, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    float[][] halves = new float[rows][width];
    for (int column = 0; column < width; column++) {
      double[] drawn = new double[rows];
      Arrays.setAll(drawn, row -> normal.inverseCumulativeProbability(random.nextDouble(LEAST, 1)));
      double mean = Arrays.stream(drawn).average().orElse(0);
      double variance = Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).sum() / rows;
      double scale = stddev / Math.sqrt(2 * variance);
      for (int row = 0; row < rows; row++) {
        halves[row][column] = (float) (scale * (drawn[row] - mean));
      }
    }
    return halves;
  }

  @Override
  public void check(List<String> columns) {}

  @Override
  public String words() {
    return "Gaussian noise " + Words.number(stddev);
  }

  @Override
  public String meaning() {
    return "Adds to each cell of a training row a number drawn from a normal distribution of mean 0, anew"
        + " for each step; validation and test rows stay as they are. So no row comes twice, and rows"
        + " that lie close together must get answers that do.";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.gaussianNoise(this);
  }
}

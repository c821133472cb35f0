package dev.overfit.augmentation;

import dev.overfit.choice.Words;
import java.util.List;

/**
 * Adds noise to every cell, {@code x + N(0, stddev^2)}; for features of about the same scale, as
 * those that are coded from a table are.
 *
 * <p>Source: <a
 * href="https://keras.io/api/layers/regularization_layers/gaussian_noise/">keras.layers.GaussianNoise</a>.
 *
 * @param stddev the standard deviation, positive
 */
public record GaussianNoise(double stddev) implements Augmentation {
  /**
   * @throws IllegalArgumentException where the deviation is not positive, or no float32
   */
  public GaussianNoise {
    if (!(stddev > 0 && Float.isFinite((float) stddev))) {
      throw new IllegalArgumentException(
          "stddev: expected a positive number within float32, received " + stddev);
    }
  }

  @Override
  public void check(List<String> columns) {}

  @Override
  public String words() {
    return "Gaussian noise " + Words.number(stddev);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.gaussianNoise(this);
  }
}

package dev.overfit.augmentation;

import dev.overfit.choice.Meaning;
import dev.overfit.choice.Words;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Mixes each row, including its label, with another row of the batch: {@code lambda * x + (1 -
 * lambda) * other}, where lambda is drawn from Beta(alpha, alpha) and is at least one half, so that
 * the row keeps the greater part of itself. The loss is the crossentropy with both labels, in the
 * same proportions. Among several augmentations, mixup is applied first.
 *
 * <p>Source: Zhang et al., <a href="https://arxiv.org/abs/1710.09412">mixup: Beyond Empirical Risk
 * Minimization</a> (2018); the greater of lambda and {@code 1 - lambda} gives the same pairs.
 *
 * @param alpha both parameters of the distribution, positive and at most 100; the paper uses 0.1 to
 *     0.4
 */
public record Mixup(
    @Meaning("both parameters of the beta distribution of shares, above 0, at most 100")
        double alpha)
    implements Augmentation {
  private static final double MOST = 100;

  /**
   * @throws IllegalArgumentException if {@code alpha} is out of range
   */
  public Mixup {
    if (!(alpha > 0 && alpha <= MOST)) {
      throw new IllegalArgumentException("alpha: expected a number in (0, 100], received " + alpha);
    }
  }

  /**
   * Returns lambda at the midpoint of each of {@code parts} equally probable parts of its
   * distribution; values below one half are replaced by {@code 1 - lambda}.
   */
  public float[] shares(int parts) {
    BetaDistribution beta = BetaDistribution.of(alpha, alpha);
    float[] shares = new float[parts];
    for (int i = 0; i < parts; i++) {
      double lambda = beta.inverseCumulativeProbability((i + 0.5) / parts);
      shares[i] = (float) Math.max(lambda, 1 - lambda);
    }
    return shares;
  }

  @Override
  public void check(List<String> columns) {}

  @Override
  public boolean mixesLabels() {
    return true;
  }

  @Override
  public String words() {
    return "mixup " + Words.number(alpha);
  }

  @Override
  public String meaning() {
    return "Mixes each training row with another of its batch, in parts that are drawn for each step, and"
        + " counts both labels in the same parts; validation and test rows stay as they are. Between"
        + " two rows the network is so asked for an answer between theirs, and to know single rows by"
        + " heart is worth less.";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.mixup(this);
  }
}

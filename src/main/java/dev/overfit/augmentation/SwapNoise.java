package dev.overfit.augmentation;

import dev.overfit.choice.Meaning;
import dev.overfit.choice.Words;
import java.util.List;

/**
 * Replaces a cell, with some probability, by the value that another row of the batch has in the
 * same column: noise from the column's own distribution, for columns of any kind. A row takes all
 * replaced cells from the same other row.
 *
 * <p>Source: Vincent et al., <a href="https://www.jmlr.org/papers/v11/vincent10a.html">Stacked
 * Denoising Autoencoders</a> (2010) corrupt cells with a constant; taking another row's value is
 * the variant for tables.
 *
 * @param probability the probability that a cell is replaced, in (0, 1)
 */
public record SwapNoise(
    @Meaning("the probability of a cell of another row, between 0 and 1") double probability)
    implements Augmentation {
  /**
   * @throws IllegalArgumentException if the probability is outside (0, 1)
   */
  public SwapNoise {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability: expected a number in (0, 1), received " + probability);
    }
  }

  @Override
  public void check(List<String> columns) {}

  @Override
  public String words() {
    return "swap noise " + Words.number(probability);
  }

  @Override
  public String meaning() {
    return "Gives each cell of a training row, with a probability, the value that another row of the"
        + " batch has in the same column, drawn anew for each step; validation and test rows stay as"
        + " they are. So the network cannot rely on any one cell, nor know a row by it.";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.swapNoise(this);
  }
}

package dev.overfit.model;

import dev.overfit.choice.Approach;
import dev.overfit.choice.Compared;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import dev.overfit.choice.Words;
import java.util.List;
import java.util.Optional;

/**
 * In training, sets each value to zero with probability {@code rate} and scales the others by
 * {@code 1 / (1 - rate)}, so that their expected sum stays the same. Does nothing in validation and
 * prediction.
 *
 * <p>Source: Srivastava et al., <a
 * href="https://jmlr.org/papers/v15/srivastava14a.html">Dropout</a> (2014), in the scaled form of
 * <a href="https://keras.io/api/layers/regularization_layers/dropout/">keras.layers.Dropout</a>.
 *
 * @param rate the probability of dropping a value, in [0, 1)
 */
public record Dropout(
    @Meaning("the probability of dropping a value, from 0 to below 1")
        @Compared(column = "dropout", meaning = "dropout rate")
        double rate)
    implements LayerSpec {
  private static final String MEANING =
      "Sets a share of a layer's outputs, the rate, to 0 in each training step, drawn anew for each"
          + " row, and scales the others by 1 / (1 - rate), so that their expected sum stays the"
          + " same; validation and prediction drop nothing. No unit can rely on another being there,"
          + " so that each must learn something that is of use by itself.";

  /**
   * @throws IllegalArgumentException if {@code rate} is outside [0, 1)
   */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate: expected a number in [0, 1), received " + rate);
    }
  }

  @Override
  public int outputs(int place, int inputs) {
    return inputs;
  }

  @Override
  public List<LayerVariable> variables(int inputs) {
    return List.of();
  }

  @Override
  public String words() {
    return "dropout " + Words.number(rate);
  }

  @Override
  public Optional<Remedy> remedy() {
    return Optional.of(new Remedy(Approach.DROPOUT, words(), MEANING));
  }

  @Override
  public Optional<LayerSpec> untreated() {
    return Optional.empty();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dropout(this);
  }
}

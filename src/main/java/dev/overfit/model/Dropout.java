package dev.overfit.model;

import dev.overfit.choice.Compared;
import dev.overfit.choice.Words;
import java.util.List;
import java.util.Optional;

/**
 * Sets each value to zero with probability {@code rate} while training and scales the others by
 * {@code 1 / (1 - rate)}, so that their expected sum stays the same; does nothing in validation and
 * prediction.
 *
 * <p>Source: Srivastava et al., <a
 * href="https://jmlr.org/papers/v15/srivastava14a.html">Dropout</a> (2014), in the scaled form of
 * <a href="https://keras.io/api/layers/regularization_layers/dropout/">keras.layers.Dropout</a>.
 *
 * @param rate the probability of dropping a value, in [0, 1)
 */
public record Dropout(@Compared(column = "dropout", meaning = "dropout rate") double rate)
    implements LayerSpec {
  /**
   * @throws IllegalArgumentException where {@code rate} is outside [0, 1)
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
  public Optional<String> remedy() {
    return Optional.of(words());
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

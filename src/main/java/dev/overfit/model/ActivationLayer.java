package dev.overfit.model;

import dev.overfit.choice.KerasName;
import dev.overfit.choice.Meaning;
import dev.overfit.choice.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An activation as a separate layer, for models with another layer between a {@link Dense} layer's
 * sums and their activation.
 *
 * <p>Source: <a href="https://keras.io/api/layers/core_layers/activation/">keras.layers.Activation
 * </a>.
 *
 * @param activation the function applied to each value
 */
@KerasName("Activation")
public record ActivationLayer(@Meaning("what each value is put through") Activation activation)
    implements LayerSpec {
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
    return activation.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Remedy> remedy() {
    return Optional.empty();
  }

  @Override
  public Optional<LayerSpec> untreated() {
    return Optional.of(this);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.activation(this);
  }
}

package dev.overfit.training;

import dev.overfit.data.Split;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trains one model in the native TensorFlow runtime. */
public final class Trainer {
  private final ModelSpec model;
  private final TrainingConfig config;
  private final List<TrainingListener> listeners;
  private final @Nullable Weights initialWeights;
  private final @Nullable RowOrder rowOrder;

  private Trainer(Builder builder) {
    this.model = builder.model;
    this.config = builder.config;
    this.listeners = List.copyOf(builder.listeners);
    this.initialWeights = builder.initialWeights;
    this.rowOrder = builder.rowOrder;
  }

  /** A trainer of the given model with {@link TrainingConfig#defaults()}. */
  public static Builder builder(ModelSpec model) {
    return new Builder(model);
  }

  /** Trains; may be called again, each time anew. */
  @SuppressWarnings("NullAway")
  public TrainingResult train(Split split) {
    if (split.training().rows() > 0) {
      throw new UnsupportedOperationException(
          "not yet: " + model + config + listeners + initialWeights + rowOrder);
    }
    return null;
  }

  /** Ends a running training soon; from any thread. */
  public void cancel() {}

  /** What a trainer is made of. */
  public static final class Builder {
    private final ModelSpec model;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private TrainingConfig config = TrainingConfig.defaults();
    private @Nullable Weights initialWeights;
    private @Nullable RowOrder rowOrder;

    private Builder(ModelSpec model) {
      this.model = model;
    }

    /** The settings. */
    public Builder config(TrainingConfig value) {
      config = value;
      return this;
    }

    /** Adds a listener; they are called in the order in which they were added. */
    public Builder listener(TrainingListener value) {
      listeners.add(value);
      return this;
    }

    /** Start weights instead of drawn ones. */
    public Builder initialWeights(Weights value) {
      initialWeights = value;
      return this;
    }

    /** An order of the rows instead of {@link RowOrder#shuffled}. */
    public Builder rowOrder(RowOrder value) {
      rowOrder = value;
      return this;
    }

    /** The trainer. */
    public Trainer build() {
      return new Trainer(this);
    }
  }
}

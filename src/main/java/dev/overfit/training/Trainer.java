package dev.overfit.training;

import dev.overfit.data.Split;
import dev.overfit.graph.Devices;
import dev.overfit.graph.Execution;
import dev.overfit.graph.InitialWeights;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains one model in the native TensorFlow runtime, with the figures that Keras would give.
 *
 * <p>Immutable but for {@link #cancel}; {@link #train} may be called again and by several threads
 * at once, each call a training of its own that frees all its native memory before it returns. What
 * it returns is a function of the model, the settings, the rows, the start weights and the row
 * order: the same inputs on the same machine give the same figures to the bit.
 */
public final class Trainer {
  private final ModelSpec model;
  private final TrainingConfig config;
  private final List<TrainingListener> listeners;
  private final @Nullable Weights initialWeights;
  private final RowOrder rowOrder;
  private volatile boolean cancelled;

  private Trainer(Builder builder) {
    this.model = builder.model;
    this.config = builder.config;
    this.listeners = List.copyOf(builder.listeners);
    this.initialWeights = builder.initialWeights;
    this.rowOrder = builder.rowOrder == null ? RowOrder.shuffled(config.seed()) : builder.rowOrder;
  }

  /** A trainer of the given model with {@link TrainingConfig#defaults()} until told otherwise. */
  public static Builder builder(ModelSpec model) {
    return new Builder(model);
  }

  /**
   * Trains until the epochs are done, early stopping ends it, the loss is no number any more, or it
   * is cancelled.
   *
   * @throws IllegalArgumentException where the rows do not have the model's number of features, or
   *     start weights do not have its shapes
   * @throws IllegalStateException where the settings ask for a GPU and the runtime has none
   */
  public TrainingResult train(Split split) {
    if (split.training().width() != model.features()) {
      throw new IllegalArgumentException(
          String.format(
              "rows: expected %d features, as model %s takes, received %d",
              model.features(), model.name(), split.training().width()));
    }
    Weights start =
        initialWeights == null ? InitialWeights.draw(model, config.seed()) : initialWeights;
    try (TrainingRun run =
        new TrainingRun(model, config, execution(), split, rowOrder, listeners)) {
      return run.train(start, () -> cancelled || Thread.currentThread().isInterrupted());
    }
  }

  private Execution execution() {
    boolean gpu = config.device() != Device.CPU && Devices.hasGpu();
    if (config.device() == Device.GPU && !gpu) {
      throw new IllegalStateException(
          "device: gpu was asked for, but the TensorFlow runtime finds none; allowed are auto, cpu,"
              + " and gpu where there is one");
    }
    return new Execution(
        gpu, ThreadChoice.of(config, model, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Ends running trainings within about a second, with what they have so far; later ones before
   * their first epoch. May be called from any thread, and again. Interrupting the training's thread
   * does the same to that one.
   */
  public void cancel() {
    cancelled = true;
  }

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

    /**
     * Start weights instead of drawn ones: to go on from others, or to start where another trainer
     * started.
     */
    public Builder initialWeights(Weights value) {
      initialWeights = value;
      return this;
    }

    /** An order of the rows instead of {@link RowOrder#shuffled} by the settings' seed. */
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

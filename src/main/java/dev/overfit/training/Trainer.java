package dev.overfit.training;

import dev.overfit.data.Dataset;
import dev.overfit.data.Split;
import dev.overfit.graph.StepGraph;
import dev.overfit.graph.TrainingSession;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains one model in the native TensorFlow runtime, with the metrics that Keras would give.
 *
 * <p>Immutable. {@link #train} may be called repeatedly, even after {@link #cancel}, and by several
 * threads at once; each call is a separate training that frees all its native memory before it
 * returns or throws. The result is a function of the model, the settings, the rows, the start
 * weights and the row order: the same inputs on the same machine and device give the same metrics
 * bit for bit, on a GPU as far as {@link Placement#deterministic} says. This also holds if the
 * training was cut short, or its process killed, and resumed from a checkpoint.
 */
public final class Trainer {
  private final ModelSpec model;
  private final TrainingConfig config;
  private final List<TrainingListener> listeners;
  private final ValidationMetrics metrics;
  private final @Nullable TrainingStart start;
  private final RowOrder rowOrder;
  private final @Nullable CheckpointPolicy checkpoint;
  private final @Nullable Resumption resumption;
  private final AtomicBoolean checkpointInUse = new AtomicBoolean();
  private final AtomicLong cancels = new AtomicLong();

  private Trainer(Builder builder) {
    this.model = builder.model;
    this.config = builder.config;
    this.listeners = List.copyOf(builder.listeners);
    this.metrics = ValidationMetrics.of(config, builder.metrics);
    this.start = builder.start;
    this.rowOrder = builder.rowOrder == null ? RowOrder.shuffled(config.seed()) : builder.rowOrder;
    this.checkpoint = builder.checkpoint;
    this.resumption = builder.resumption;
  }

  /**
   * Returns a builder of a trainer for the given model, with {@link TrainingConfig#defaults()}
   * unless changed.
   */
  public static Builder builder(ModelSpec model) {
    return new Builder(model);
  }

  /**
   * Trains until the epochs are done, early stopping ends the training, the loss is no longer
   * finite, or the training is cancelled. An interrupt of the thread stays pending.
   *
   * <p>With a split without validation rows, such as {@link Split#joined}, all validation metrics
   * are NaN, nothing stops early by them, and the best weights are the last.
   *
   * @throws IllegalArgumentException if the rows do not have the model's number of features, if the
   *     start weights do not have the model's shapes or have the last epoch behind them, if class
   *     weights are to balance classes of which one has no rows, or if a checkpoint to resume from
   *     belongs to another training: the message names what differs, with both values
   * @throws IllegalStateException if the settings ask for a GPU and the runtime has none, or if
   *     another thread runs a training of this trainer and both would write the same checkpoint
   * @throws UncheckedIOException if a checkpoint cannot be written, in which case the previous one
   *     is kept; or if TensorFlow's native libraries cannot be loaded, in which case the message
   *     gives the reason and the remedy, as for every method here that needs them
   */
  public TrainingResult train(Split split) {
    return train(split, () -> false);
  }

  /**
   * Trains as {@link #train(Split)} does, but also ends when the caller no longer wants the result.
   * Unlike {@link #cancel}, which only ends trainings that are already running, this does not miss
   * a request made before the training began.
   *
   * @param unwanted whether the training should end; called on this thread between two runs of the
   *     graph, so it should be quick. Its exceptions are passed on unchanged
   */
  public TrainingResult train(Split split, BooleanSupplier unwanted) {
    long before = cancels.get();
    BooleanSupplier cancelled =
        () ->
            cancels.get() != before
                || Thread.currentThread().isInterrupted()
                || unwanted.getAsBoolean();
    RunInputs inputs = inputs(split);
    return checkpoint == null
        ? train(inputs, cancelled)
        : trainAlone(inputs, checkpoint, cancelled);
  }

  /**
   * Returns whether {@link #train} has nothing left to do on these rows because the state to resume
   * from is the end of the training; false without such a state. Runs no step.
   *
   * @throws IllegalArgumentException as {@link #train} does, for example if the state belongs to
   *     another training
   */
  public boolean hasEnded(Split split) {
    if (resumption == null) {
      return false;
    }
    RunInputs inputs = inputs(split);
    checkedIdentity(inputs, () -> false);
    return TrainingProgress.resume(inputs, resumption.state()).stopReason(config).isPresent();
  }

  private RunInputs inputs(Split split) {
    checkWidth(split);
    Placement placement = Placement.of(config.device());
    RunInputs inputs =
        new RunInputs(
            model,
            config,
            placement,
            execution(placement),
            split,
            rowOrder,
            Optional.ofNullable(start),
            metrics);
    inputs.checkStart();
    return inputs;
  }

  private void checkWidth(Split split) {
    if (split.training().width() != model.features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rows: expected %d features, as model %s takes, received %d",
              model.features(),
              model.name(),
              split.training().width()));
    }
  }

  private TrainingResult trainAlone(
      RunInputs inputs, CheckpointPolicy policy, BooleanSupplier cancelled) {
    if (!checkpointInUse.compareAndSet(false, true)) {
      throw new IllegalStateException(
          policy.file() + ": another training of this trainer is writing this checkpoint");
    }
    try {
      return train(inputs, cancelled);
    } finally {
      checkpointInUse.set(false);
    }
  }

  private TrainingResult train(RunInputs inputs, BooleanSupplier cancelled) {
    Optional<RunIdentity> identity = checkedIdentity(inputs, cancelled);
    Weights variables = resumption == null ? inputs.startWeights() : resumption.state().variables();
    TrainingProgress progress =
        resumption == null
            ? TrainingProgress.begin(inputs, variables)
            : TrainingProgress.resume(inputs, resumption.state());
    Optional<CheckpointWriter> checkpoints =
        identity.flatMap(
            run ->
                Optional.ofNullable(checkpoint)
                    .map(policy -> new CheckpointWriter(policy, run, progress)));
    Listeners told = new Listeners(listeners);
    try (TrainingSession session = inputs.openSession(cancelled)) {
      return new TrainingRun(session, inputs, progress, told, checkpoints)
          .train(variables, cancelled);
    }
  }

  /**
   * Returns the identity of the run if a checkpoint needs it and the training was not cancelled
   * meanwhile.
   */
  private Optional<RunIdentity> checkedIdentity(RunInputs inputs, BooleanSupplier stopped) {
    if (checkpoint == null && resumption == null) {
      return Optional.empty();
    }
    RunIdentity identity = inputs.identity(stopped);
    if (stopped.getAsBoolean()) {
      return Optional.empty(); // no step will run, so there is nothing to save
    }
    if (resumption != null) {
      resumption.check(identity, config, inputs.bestRule());
    }
    return Optional.of(identity);
  }

  private Execution execution(Placement placement) {
    return new Execution(
        placement.gpu(),
        ThreadChoice.of(config, model, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Returns how many threads a step uses, for callers that train several models at once; on a GPU
   * all processors, since trainings there gain nothing from running side by side.
   *
   * @throws IllegalStateException if the settings ask for a GPU and the runtime has none
   */
  public int threads() {
    Execution execution = execution(Placement.of(config.device()));
    return execution.gpu() ? Runtime.getRuntime().availableProcessors() : execution.threads();
  }

  /**
   * Returns the graph of one step, for tools that draw graphs: a serialized {@code GraphDef} with a
   * batch as input and metrics and updates as outputs. Individual row weights are not shown.
   *
   * @param training the rows to train on, from which class weights may be computed
   * @throws IllegalArgumentException if the class weights cannot be computed from the rows
   */
  public byte[] stepGraph(Dataset training) {
    return StepGraph.of(model, config.step(config.batchSize(), training));
  }

  /**
   * Ends the running trainings of this trainer within about a second, with the results they have so
   * far; does nothing if none is running. A later {@link #train} begins anew, or from the
   * checkpoint that this trainer resumes from. May be called from any thread and repeatedly.
   * Interrupting the thread of a training has the same effect on that one; callers that may ask
   * before the training runs use {@link #train(Split, BooleanSupplier)}.
   */
  public void cancel() {
    cancels.incrementAndGet();
  }

  /** Builds a trainer. */
  public static final class Builder {
    private final ModelSpec model;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private final List<RowMetric> metrics = new ArrayList<>();
    private TrainingConfig config = TrainingConfig.defaults();
    private @Nullable TrainingStart start;
    private @Nullable RowOrder rowOrder;
    private @Nullable CheckpointPolicy checkpoint;
    private @Nullable Resumption resumption;

    private Builder(ModelSpec model) {
      this.model = model;
    }

    /** Sets the settings. */
    public Builder config(TrainingConfig value) {
      config = value;
      return this;
    }

    /** Adds a listener; listeners are called in the order in which they were added. */
    public Builder listener(TrainingListener value) {
      listeners.add(value);
      return this;
    }

    /**
     * Adds a metric of the validation rows that each epoch has in its history and that early
     * stopping may watch. A state to resume from must come from a training with the same metrics.
     */
    public Builder metric(RowMetric value) {
      metrics.add(value);
      return this;
    }

    /**
     * Sets start weights instead of drawn ones: to fine-tune other weights, or to start where
     * another trainer started. The optimizer begins at step 0 with all slots at zero.
     */
    public Builder initialWeights(Weights value) {
      start = new TrainingStart(value, 0);
      return this;
    }

    /**
     * Continues from the variables of another training, such as those of a trainable SavedModel.
     * With the same rows, order, optimizer, batch size, seed and class weights, the weights, slots
     * and metrics are the same to the byte as if that training had never stopped, dropout masks
     * included.
     *
     * <p>As with the {@code initial_epoch} of Keras' {@code fit}, epochs are counted on: {@link
     * TrainingConfig#epochs} is the number of the last one, the history begins with the first that
     * runs here, and early stopping and the best weights ignore earlier epochs. Steps beyond the
     * last whole epoch count as the beginning of one: the rest of its batches runs, and its metrics
     * cover only those. {@link #resume} also knows the earlier epochs.
     *
     * @param variables the model's variables and then the optimizer's slots, as {@link
     *     TrainingResult#variables} gives them; or the model's alone, with all slots at zero
     * @param steps how many steps the optimizer has taken, at least 0
     * @throws IllegalArgumentException if {@code steps} is negative
     */
    public Builder startFrom(Weights variables, long steps) {
      start = new TrainingStart(variables, steps);
      return this;
    }

    /** Sets the order of the rows, instead of {@link RowOrder#shuffled} by the settings' seed. */
    public Builder rowOrder(RowOrder value) {
      rowOrder = value;
      return this;
    }

    /**
     * Saves the state according to the policy, so that {@link #resumeFrom} can continue from it.
     */
    public Builder checkpoint(CheckpointPolicy value) {
      checkpoint = value;
      return this;
    }

    /**
     * Resumes from a state of the same training; the result is the same to the byte as that of a
     * run that was never cut short. The state of a finished training gives its result at once. More
     * epochs or more patience than before are allowed and extend the run.
     */
    public Builder resume(TrainingState value) {
      resumption = new Resumption("state", value);
      return this;
    }

    /**
     * Resumes from a checkpoint of the same training, as {@link #resume} does from a state.
     *
     * @throws IOException if the file cannot be read, is damaged or is not a checkpoint
     */
    public Builder resumeFrom(Path checkpointFile) throws IOException {
      resumption = new Resumption(checkpointFile.toString(), Checkpoint.read(checkpointFile));
      return this;
    }

    /**
     * Returns the trainer.
     *
     * @throws IllegalArgumentException if two metrics have the same name, or early stopping watches
     *     a metric that no epoch would have
     */
    public Trainer build() {
      return new Trainer(this);
    }
  }
}

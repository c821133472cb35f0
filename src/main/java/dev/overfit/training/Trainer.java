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
 * Trains one model in the native TensorFlow runtime, with the figures that Keras would give.
 *
 * <p>Immutable; {@link #train} may be called again, also after {@link #cancel}, and by several
 * threads at once, each call a training of its own that frees all its native memory before it
 * returns or throws. What it returns is a function of the model, the settings, the rows, the start
 * weights and the row order: the same inputs on the same machine and device give the same figures
 * to the bit, on a GPU as far as {@link Placement#deterministic} says, also where the training was
 * cut short, or its process killed, and went on from a checkpoint.
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

  /** A trainer of the given model with {@link TrainingConfig#defaults()} until told otherwise. */
  public static Builder builder(ModelSpec model) {
    return new Builder(model);
  }

  /**
   * Trains until the epochs are done, early stopping ends it, the loss is no number any more, or it
   * is cancelled. An interrupt of the thread stays pending.
   *
   * <p>Of a split without validation rows, such as {@link Split#joined}, all figures of validation
   * are NaN, nothing stops early by them, and the best weights are the last.
   *
   * @throws IllegalArgumentException where the rows do not have the model's number of features,
   *     start weights do not have its shapes or have the last epoch behind them, class weights are
   *     to balance classes of which one has no row, or a checkpoint to go on from is that of
   *     another training: the message names what differs, with both values
   * @throws IllegalStateException where the settings ask for a GPU and the runtime has none, or
   *     another thread is in a training of this trainer and both would write one checkpoint
   * @throws UncheckedIOException where a checkpoint cannot be written; the one before still stands.
   *     Also where TensorFlow's native libraries cannot be loaded: its message says why, and what
   *     to do, as it does out of all that needs them here
   */
  public TrainingResult train(Split split) {
    return train(split, () -> false);
  }

  /**
   * Trains as {@link #train(Split)} does, and also ends where the caller does not want it any more:
   * unlike {@link #cancel}, which ends what runs when it is called, a wish that was there before
   * the training began is not missed.
   *
   * @param unwanted whether it is to end; asked on this thread between two runs of the graph, so
   *     that it should be quick. What it throws comes out as it is
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
   * Whether {@link #train} has nothing left to do on these rows, since the state that it would go
   * on from is the end of the training; never without such a state. Takes no step.
   *
   * @throws IllegalArgumentException as {@link #train} does, such as for a state of another
   *     training
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

  /** What the run is made of, where a checkpoint needs it, and that is not cancelled meanwhile. */
  private Optional<RunIdentity> checkedIdentity(RunInputs inputs, BooleanSupplier stopped) {
    if (checkpoint == null && resumption == null) {
      return Optional.empty();
    }
    RunIdentity identity = inputs.identity(stopped);
    if (stopped.getAsBoolean()) {
      return Optional.empty(); // no step will run, so that there is nothing to save
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
   * How many threads a step uses, for those who train several models at once; on a GPU all
   * processors, since trainings there gain nothing from one another's company.
   *
   * @throws IllegalStateException where the settings ask for a GPU and the runtime has none
   */
  public int threads() {
    Execution execution = execution(Placement.of(config.device()));
    return execution.gpu() ? Runtime.getRuntime().availableProcessors() : execution.threads();
  }

  /**
   * The graph of one step, for tools that draw graphs: a serialized {@code GraphDef} with a batch
   * in, figures and updates out. Weights of rows of their own are not shown.
   *
   * @param training the rows to train on, of which class weights may come
   * @throws IllegalArgumentException where the rows have no such class weights
   */
  public byte[] stepGraph(Dataset training) {
    return StepGraph.of(model, config.step(config.batchSize(), training));
  }

  /**
   * Ends the trainings of this trainer that run now within about a second, with what they have so
   * far; where none runs, does nothing. A later {@link #train} begins anew, or from the checkpoint
   * that this trainer goes on from. May be called from any thread, and again. Interrupting the
   * training's thread does the same to that one; {@link #train(Split, BooleanSupplier)} is for
   * those who may call before it runs.
   */
  public void cancel() {
    cancels.incrementAndGet();
  }

  /** What a trainer is made of. */
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
     * Adds a figure of the validation rows that each epoch has in its history, and that early
     * stopping may watch. A state to go on from is one of a training with the same names.
     */
    public Builder metric(RowMetric value) {
      metrics.add(value);
      return this;
    }

    /**
     * Start weights instead of drawn ones: to fine-tune others, or to start where another trainer
     * started. The optimizer begins at step 0, its slots at zero.
     */
    public Builder initialWeights(Weights value) {
      start = new TrainingStart(value, 0);
      return this;
    }

    /**
     * Goes on from the variables of another training, such as those of a trainable SavedModel: with
     * the same rows, order, optimizer, batch size, seed and class weights, weights, slots and
     * figures are the same to the byte as if that one had never stopped, dropout masks included.
     *
     * <p>As with the {@code initial_epoch} of Keras' {@code fit}, epochs are counted on: {@link
     * TrainingConfig#epochs} is the number of the last one, the history begins with the first that
     * runs here, and early stopping and the best weights know of no epoch before that. Steps that
     * were no whole epochs count as the beginning of one: the rest of its batches runs, and its
     * figures are of those. {@link #resume} also knows the epochs before.
     *
     * @param variables the model's variables and then the optimizer's slots, as {@link
     *     TrainingResult#variables} gives them; or the model's alone, with all slots at zero
     * @param steps how many steps the optimizer has taken, at least 0
     * @throws IllegalArgumentException where the steps are negative
     */
    public Builder startFrom(Weights variables, long steps) {
      start = new TrainingStart(variables, steps);
      return this;
    }

    /** An order of the rows instead of {@link RowOrder#shuffled} by the settings' seed. */
    public Builder rowOrder(RowOrder value) {
      rowOrder = value;
      return this;
    }

    /** Saves the state as the policy says, so that {@link #resumeFrom} can go on from it. */
    public Builder checkpoint(CheckpointPolicy value) {
      checkpoint = value;
      return this;
    }

    /**
     * Goes on from a state of the same training; the end is the same to the byte as that of a run
     * never cut short. A finished training's state gives its result at once. More epochs or more
     * patience than before are allowed, and extend the run.
     */
    public Builder resume(TrainingState value) {
      resumption = new Resumption("state", value);
      return this;
    }

    /**
     * Goes on from a checkpoint, likewise.
     *
     * @throws IOException where it cannot be read, is damaged or is no checkpoint
     */
    public Builder resumeFrom(Path checkpointFile) throws IOException {
      resumption = new Resumption(checkpointFile.toString(), Checkpoint.read(checkpointFile));
      return this;
    }

    /**
     * The trainer.
     *
     * @throws IllegalArgumentException if two metrics have one name, or early stopping watches a
     *     figure that no epoch would have
     */
    public Trainer build() {
      return new Trainer(this);
    }
  }
}

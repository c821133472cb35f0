package dev.overfit.graph;

import dev.overfit.graph.EpochFigures.ValidationFigures;
import dev.overfit.graph.TrainingGraph.Upload;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.KernelRegistry;
import dev.overfit.graph.runtime.NativeResources;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One model's training in the native runtime: a graph, a session, the rows and all variables, on
 * one device.
 *
 * <p>Owns native memory until it is closed. May be closed twice, and by another thread, which then
 * waits for what is running. Otherwise not thread-safe. What goes in and comes out is plain Java.
 */
public final class TrainingSession implements AutoCloseable {
  /** The maximum number of rows that are uploaded at once. */
  private static final int UPLOADED = 1 << 16;

  private final ModelSpec model;
  private final List<VariableSpec> variables;
  private final int validationRows;

  private final NativeResources opened = new NativeResources();
  private final TrainingGraph graph;
  private final Session session;
  private final EpochFeeds feeds;
  private final List<String> withoutGpuKernel;
  private final boolean complete;

  /** Opens a session whose epochs go through all training rows once, and uploads the rows. */
  public TrainingSession(
      ModelSpec model,
      StepSettings settings,
      Execution execution,
      LabelledRows training,
      LabelledRows validation) {
    this(model, settings, execution, training, validation, training.count(), false, () -> false);
  }

  /**
   * Opens a session and uploads the rows, a block at a time. Variables have no values until {@link
   * #assign} is called. If this fails, everything that was opened is closed.
   *
   * @param training the rows to train on, at least 1
   * @param validation the rows to validate on, which may be none
   * @param epochRows the number of rows of an epoch, at least 1, which may omit or repeat training
   *     rows
   * @param keepsLogits whether {@link #run} also returns the logits of the validation rows
   * @param cancelled whether to stop the upload; if it stops, no step can be run
   * @throws IllegalArgumentException if the rows do not have the model's number of features, or
   *     there is none to train on
   */
  public TrainingSession(
      ModelSpec model,
      StepSettings settings,
      Execution execution,
      LabelledRows training,
      LabelledRows validation,
      int epochRows,
      boolean keepsLogits,
      BooleanSupplier cancelled) {
    training.check(model.features(), 1);
    validation.check(model.features(), 0);
    this.model = model;
    this.variables = variables(model, settings);
    this.validationRows = validation.count();
    NativeRuntime.prepare();
    try {
      Graph operations = new Graph();
      opened.onClose(operations::close);
      graph =
          new TrainingGraph(
              operations,
              model,
              settings,
              execution,
              variables,
              training.count(),
              epochRows,
              Math.max(1, validationRows), // a loop over no rows cannot be built; it never runs
              keepsLogits && validationRows > 0);
      feeds = new EpochFeeds(epochRows);
      opened.onClose(feeds::close);
      withoutGpuKernel =
          execution.gpu()
              ? new GpuKernels(KernelRegistry::kernels).missing(operations.toGraphDef())
              : List.of();
      session = new Session(operations, execution.config());
      opened.onClose(session::close);
      complete =
          allocate(cancelled)
              && upload(graph.training, training, cancelled)
              && upload(graph.validation, validation, cancelled);
      weigh(training);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Returns the variables of a training: the model's, then the optimizer's slots for the trained
   * ones, named {@code <variable>/<slot>}.
   */
  public static List<VariableSpec> variables(ModelSpec model, StepSettings settings) {
    List<VariableSpec> all = new ArrayList<>(model.variables());
    for (String slot : settings.optimizer().slots()) {
      for (VariableSpec variable : model.trainableVariables()) {
        all.add(new VariableSpec(variable.name() + "/" + slot, variable.shape()));
      }
    }
    return List.copyOf(all);
  }

  /**
   * Returns the operations that a GPU has no kernel for, so that the runtime runs them on the CPU,
   * with their types, such as {@code Slice(Index=int32, T=uint16)}. Empty on the CPU.
   */
  public List<String> withoutGpuKernel() {
    return withoutGpuKernel;
  }

  /**
   * Sets all that a training writes into to zero, in one run, because the runtime prepares the
   * whole graph for each new set of operations. Returns whether that was done.
   */
  private boolean allocate(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) { // allocating millions of rows alone takes a second
      return false;
    }
    try (TFloat32 zero = TFloat32.scalarOf(0)) {
      run(session.runner().feed(graph.zero, zero), graph.clear);
    }
    return true;
  }

  /** Returns whether all rows were uploaded. */
  private boolean upload(Upload target, LabelledRows rows, BooleanSupplier cancelled) {
    int most = Math.min(UPLOADED, rows.count());
    float[] features = new float[most * model.features()];
    for (int from = 0; from < rows.count(); from += most) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      int count = Math.min(most, rows.count() - from);
      rows.features().read(from, count, features);
      upload(target, from, count, features, rows.labels());
    }
    return true;
  }

  private void upload(Upload target, int from, int count, float[] features, float[] labels) {
    try (TInt32 numbers = TInt32.vectorOf(IntStream.range(from, from + count).toArray());
        TFloat32 values =
            Tensors.of(
                Shape.of(count, model.features()),
                FloatBuffer.wrap(features, 0, count * model.features()).slice());
        TFloat32 ofThem =
            Tensors.of(Shape.of(count, 1), FloatBuffer.wrap(labels, from, count).slice())) {
      run(
          session
              .runner()
              .feed(target.numbers(), numbers)
              .feed(target.features(), values)
              .feed(target.labels(), ofThem),
          target.write());
    }
  }

  private void weigh(LabelledRows training) {
    if (graph.rowWeights.isPresent()) {
      float[] weights = training.weights().orElseThrow();
      try (TFloat32 values = Tensors.of(Shape.of(weights.length, 1), weights)) {
        run(
            session.runner().feed(graph.rowWeights.get(), values),
            List.of(graph.assignRowWeights.orElseThrow()));
      }
    }
  }

  private static void run(Session.Runner runner, List<Op> operations) {
    operations.forEach(runner::addTarget);
    runner.run().close();
  }

  /**
   * Sets the model's variables alone, with all slots at zero, or the model's variables and all
   * slots.
   *
   * @throws IllegalArgumentException if the names or shapes are those of neither
   */
  public void assign(Weights weights) {
    int given = weights.variables().size();
    if (!weights.variables().equals(variables.subList(0, Math.min(given, variables.size())))
        || (given != model.variables().size() && given != variables.size())) {
      throw new IllegalArgumentException(
          "weights: expected " + model.variables() + ", received " + weights.variables());
    }
    try (NativeResources tensors = new NativeResources()) {
      Session.Runner runner = session.runner();
      for (int i = 0; i < variables.size(); i++) {
        Shape shape = GraphVariables.shape(variables.get(i));
        TFloat32 tensor =
            i < given
                ? Tensors.of(shape, weights.values(i))
                : Tensors.of(shape, new float[variables.get(i).size()]);
        tensors.onClose(tensor::close);
        runner.feed(graph.values.get(i), tensor);
      }
      run(runner, graph.assigns);
    }
  }

  /** Returns the model's variables. */
  public Weights weights() {
    return read(model.variables());
  }

  /** Returns all variables, the optimizer's slots too: what {@link #assign} needs to continue. */
  public Weights state() {
    return read(variables);
  }

  private Weights read(List<VariableSpec> wanted) {
    Session.Runner runner = session.runner();
    for (int i = 0; i < wanted.size(); i++) {
      runner.fetch(graph.reads.get(i));
    }
    try (Result result = runner.run()) {
      return Weights.from(
          wanted, (i, values) -> result.get(i).asRawTensor().data().asFloats().read(values));
    }
  }

  /** Sets the order of the training rows for the next epoch. */
  public void order(int[] rows) {
    feeds.order(rows);
  }

  /**
   * Runs batches {@code fromBatch} (inclusive) to {@code toBatch} (exclusive) of an epoch.
   *
   * @param firstStep the optimizer's step of batch {@code fromBatch}, from 0
   * @param carried the sums of the epoch's earlier batches
   * @param validate whether to evaluate the validation rows afterwards
   * @return the sums of the epoch's batches so far, and the validation figures
   * @throws IllegalStateException if the upload of the rows was cancelled
   */
  public EpochFigures run(
      int fromBatch, int toBatch, long firstStep, EpochSums carried, boolean validate) {
    if (!complete) {
      throw new IllegalStateException("rows: expected all, uploaded a part, being cancelled");
    }
    feeds.batches(fromBatch, toBatch, firstStep);
    feeds.validate(validate ? validationRows : 0);
    Session.Runner runner = feeds.feed(session.runner(), graph).fetch(graph.figures);
    boolean logits = validate && graph.validationLogits.isPresent();
    graph.validationLogits.filter(unused -> logits).ifPresent(runner::fetch);
    try (Result result = runner.run()) {
      return added(
          carried,
          Tensors.values(result.get(0)),
          logits ? Tensors.values(result.get(1)) : new float[0],
          fromBatch,
          toBatch);
    }
  }

  private EpochFigures added(
      EpochSums carried, float[] figures, float[] logits, int fromBatch, int toBatch) {
    int at = graph.epoch.figuresABatch() * (toBatch - fromBatch);
    return new EpochFigures(
        graph.epoch.sums(carried, figures, fromBatch, toBatch),
        new ValidationFigures(figures[at], figures[at + 1], figures[at + 2], logits));
  }

  /**
   * Returns the logits of rows, without dropout.
   *
   * @param features {@code [rows, features]}, row-major
   * @return {@code [rows]}
   */
  public float[] logits(float[] features) {
    return logits(new LabelledRows(features, new float[features.length / model.features()]));
  }

  /**
   * Returns the logits of rows, without dropout. The rows are read a block at a time.
   *
   * @param rows the rows, with any labels
   * @return {@code [rows]}
   */
  public float[] logits(LabelledRows rows) {
    float[] all = new float[rows.count()];
    for (int row = 0; row < all.length; row += ValidationLoop.BLOCK) {
      int count = Math.min(ValidationLoop.BLOCK, all.length - row);
      float[] block = new float[count * model.features()];
      rows.features().read(row, count, block);
      try (Tensor tensor = Tensors.of(Shape.of(count, model.features()), block);
          Result result = session.runner().feed(graph.inputs, tensor).fetch(graph.logits).run()) {
        System.arraycopy(Tensors.values(result.get(0)), 0, all, row, count);
      }
    }
    return all;
  }

  @Override
  public void close() {
    opened.close();
  }
}

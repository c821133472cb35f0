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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * One model's training in the native runtime: a graph, a session, the rows and all variables, on
 * one device.
 *
 * <p>Owns native memory until it is closed; may be closed twice, and by another thread, which then
 * waits for what is running. Not for use by several threads at once. What goes in and comes out is
 * plain Java.
 */
public final class TrainingSession implements AutoCloseable {
  private final ModelSpec model;
  private final List<VariableSpec> variables;
  private final int validationRows;

  private final NativeResources opened = new NativeResources();
  private final TrainingGraph graph;
  private final Session session;
  private final EpochFeeds feeds;
  private final List<String> withoutGpuKernel;

  /**
   * Opens a session and uploads the rows. Variables hold nothing yet: {@link #assign} comes first.
   * Where it fails, all that was opened is closed.
   *
   * @param training features {@code [rows, features]} and labels {@code [rows]} to train on
   * @param validation the same to validate on
   * @throws IllegalArgumentException where the rows do not have the model's number of features
   */
  public TrainingSession(
      ModelSpec model,
      StepSettings settings,
      Execution execution,
      LabelledRows training,
      LabelledRows validation) {
    training.check(model.features());
    validation.check(model.features());
    this.model = model;
    this.variables = variables(model, settings);
    this.validationRows = validation.count();
    NativeRuntime.prepare();
    try {
      Graph operations = new Graph();
      opened.onClose(operations::close);
      graph =
          new TrainingGraph(
              operations, model, settings, execution, variables, training.count(), validationRows);
      feeds = new EpochFeeds(training.count());
      opened.onClose(feeds::close);
      withoutGpuKernel =
          execution.gpu()
              ? new GpuKernels(KernelRegistry::kernels).missing(operations.toGraphDef())
              : List.of();
      session = new Session(operations, execution.config());
      opened.onClose(session::close);
      upload(graph.training, training);
      upload(graph.validation, validation);
      clearRecord();
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  /**
   * The variables of a training: the model's, then the optimizer's slots of those that are trained,
   * named {@code <variable>/<slot>}.
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
   * What a GPU has no kernel for, so that the runtime gives it to the CPU: operations and their
   * types, such as {@code Slice(Index=int32, T=uint16)}. Empty on the CPU.
   */
  public List<String> withoutGpuKernel() {
    return withoutGpuKernel;
  }

  private void upload(Upload target, LabelledRows rows) {
    try (TFloat32 features = Tensors.of(Shape.of(rows.count(), model.features()), rows.features());
        TFloat32 labels = Tensors.of(Shape.of(rows.count(), 1), rows.labels())) {
      session
          .runner()
          .feed(target.features(), features)
          .feed(target.labels(), labels)
          .addTarget(target.assignFeatures())
          .addTarget(target.assignLabels())
          .run()
          .close();
    }
  }

  private void clearRecord() {
    Session.Runner runner = session.runner();
    for (Op clear : graph.clear) {
      runner.addTarget(clear);
    }
    runner.run().close();
  }

  /**
   * Sets variables: the model's alone, with all slots at zero, or the model's and all slots.
   *
   * @throws IllegalArgumentException where the names or shapes are neither
   */
  public void assign(Weights weights) {
    int given = weights.variables().size();
    if (!weights.variables().equals(variables.subList(0, Math.min(given, variables.size())))
        || (given != model.variables().size() && given != variables.size())) {
      throw new IllegalArgumentException(
          "weights: expected " + model.variables() + ", received " + weights.variables());
    }
    for (int i = 0; i < variables.size(); i++) {
      Shape shape = GraphVariables.shape(variables.get(i));
      try (TFloat32 tensor =
          i < given
              ? Tensors.of(shape, weights.values(i))
              : Tensors.of(shape, new float[variables.get(i).size()])) {
        session
            .runner()
            .feed(graph.values.get(i), tensor)
            .addTarget(graph.assigns.get(i))
            .run()
            .close();
      }
    }
  }

  /** The model's variables. */
  public Weights weights() {
    return read(model.variables());
  }

  /** All variables, the optimizer's slots too: what {@link #assign} needs to go on from here. */
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

  /** Sets the order of the training rows for the epoch that begins. */
  public void order(int[] rows) {
    feeds.order(rows);
  }

  /**
   * Runs batches {@code fromBatch} (inclusive) to {@code toBatch} (exclusive) of an epoch.
   *
   * @param firstStep the optimizer's step of batch {@code fromBatch}, from 0
   * @param carried what the epoch's earlier batches added up to
   * @param validate whether to look at the validation rows afterwards
   * @return what the epoch's batches have added up to now
   */
  public EpochFigures run(
      int fromBatch, int toBatch, long firstStep, EpochSums carried, boolean validate) {
    feeds.batches(fromBatch, toBatch, firstStep);
    feeds.validate(validate ? validationRows : 0);
    try (Result result = feeds.feed(session.runner(), graph).fetch(graph.figures).run()) {
      return added(carried, Tensors.values(result.get(0)), fromBatch, toBatch);
    }
  }

  private EpochFigures added(EpochSums carried, float[] figures, int fromBatch, int toBatch) {
    int at = graph.epoch.figuresABatch() * (toBatch - fromBatch);
    return new EpochFigures(
        graph.epoch.sums(carried, figures, fromBatch, toBatch),
        new ValidationFigures(figures[at], figures[at + 1], figures[at + 2]));
  }

  /**
   * The logits of rows, dropout off.
   *
   * @param features {@code [rows, features]}, row-major
   * @return {@code [rows]}
   */
  public float[] logits(float[] features) {
    int width = model.features();
    float[] all = new float[features.length / width];
    for (int row = 0; row < all.length; row += ValidationLoop.BLOCK) {
      int count = Math.min(ValidationLoop.BLOCK, all.length - row);
      float[] block = Arrays.copyOfRange(features, row * width, (row + count) * width);
      try (Tensor tensor = Tensors.of(Shape.of(count, width), block);
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

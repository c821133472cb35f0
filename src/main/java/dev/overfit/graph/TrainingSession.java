package dev.overfit.graph;

import dev.overfit.graph.EpochFigures.ValidationFigures;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * One model's training in the native runtime: a graph, a session, the rows and all variables, on
 * one device.
 *
 * <p>Owns native memory until it is closed; may be closed twice. Not for use by several threads at
 * once. What goes in and comes out is plain Java.
 */
public final class TrainingSession implements AutoCloseable {
  private final ModelSpec model;
  private final List<VariableSpec> variables;
  private final int trainingRows;
  private final int validationRows;

  private final Graph graph = new Graph();
  private final Session session;
  private final List<Placeholder<TFloat32>> values = new ArrayList<>();
  private final List<Op> assigns = new ArrayList<>();
  private final List<Operand<TFloat32>> reads = new ArrayList<>();

  private final Placeholder<TInt32> from;
  private final Placeholder<TInt32> to;
  private final Placeholder<TInt32> order;
  private final Placeholder<TInt64> step;
  private final Placeholder<TFloat32> sums;
  private final Placeholder<TInt32> validationTo;
  private final Operand<TFloat32> figures;
  private final Placeholder<TFloat32> inputs;
  private final Operand<TFloat32> logits;

  private final TInt32 orderTensor;
  private boolean closed;

  /**
   * Opens a session and uploads the rows. Variables hold nothing yet: {@link #assign} comes first.
   *
   * @param training features {@code [rows, features]} and labels {@code [rows]} to train on
   * @param validation the same to validate on
   * @throws IllegalArgumentException where the rows do not have the model's number of features
   */
  public TrainingSession(
      ModelSpec model, StepSettings settings, Execution execution, Rows training, Rows validation) {
    NativeRuntime.prepare();
    training.check(model.features());
    validation.check(model.features());
    this.model = model;
    this.variables = variables(model, settings);
    this.trainingRows = training.count();
    this.validationRows = validation.count();

    Ops tf = Ops.create(graph);
    addVariables(tf);
    from = tf.withName("from").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    to = tf.withName("to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    order =
        tf.withName("order").placeholder(TInt32.class, Placeholder.shape(Shape.of(trainingRows)));
    step = tf.withName("step").placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    sums =
        tf.withName("sums")
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(EpochLoop.SUMS)));
    validationTo =
        tf.withName("validation_to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat32> trained =
        new EpochLoop(model, settings, trainingRows).build(tf, from, to, order, step, sums);
    figures =
        tf.concat(
            List.of(trained, validation(EpochLoop.after(tf, trained), settings)), tf.constant(0));
    inputs =
        tf.withName("inputs")
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, model.features())));
    logits =
        new ForwardPass(tf, model, new GraphVariables(tf, model).readWeights()).inference(inputs);

    orderTensor = TInt32.tensorOf(Shape.of(trainingRows));
    session = new Session(graph, execution.config());
    upload(EpochLoop.rows(tf, trainingRows, model.features()), tf, training);
    upload(ValidationLoop.rows(tf, validationRows, model.features()), tf, validation);
  }

  /**
   * The variables of a training: the model's, then the optimizer's slots, named {@code
   * <variable>/<slot>}.
   */
  public static List<VariableSpec> variables(ModelSpec model, StepSettings settings) {
    List<VariableSpec> all = new ArrayList<>(model.variables());
    for (String slot : OptimizerUpdate.slots(settings.optimizer())) {
      for (VariableSpec variable : model.variables()) {
        all.add(new VariableSpec(variable.name() + "/" + slot, variable.shape()));
      }
    }
    return List.copyOf(all);
  }

  private void addVariables(Ops tf) {
    for (VariableSpec variable : variables) {
      Shape shape = GraphVariables.shape(variable);
      var handle = GraphVariables.handle(tf, variable.name(), shape, TFloat32.class);
      Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      values.add(value);
      assigns.add(tf.assignVariableOp(handle, value));
      reads.add(tf.readVariableOp(handle, TFloat32.class));
    }
  }

  private Operand<TFloat32> validation(Ops after, StepSettings settings) {
    Operand<TFloat32> sum =
        new ValidationLoop(model, settings.logitThreshold(), validationRows)
            .build(
                after,
                after.constant(0),
                after.identity(validationTo),
                after.constant(new float[ValidationLoop.SUMS]));
    Operand<TFloat32> penalty =
        RegularizationLosses.sum(after, model, new GraphVariables(after, model).readWeights());
    return after.concat(
        List.of(sum, after.expandDims(penalty, after.constant(0))), after.constant(0));
  }

  private void upload(RowVariables target, Ops tf, Rows rows) {
    Shape shape = Shape.of(rows.count(), model.features());
    Placeholder<TFloat32> features = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    Placeholder<TFloat32> labels =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows.count(), 1)));
    try (TFloat32 featureTensor = Tensors.of(shape, rows.features());
        TFloat32 labelTensor = Tensors.of(Shape.of(rows.count(), 1), rows.labels())) {
      session
          .runner()
          .feed(features, featureTensor)
          .feed(labels, labelTensor)
          .addTarget(target.assignFeatures(features))
          .addTarget(target.assignLabels(labels))
          .run()
          .close();
    }
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
        session.runner().feed(values.get(i), tensor).addTarget(assigns.get(i)).run().close();
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
      runner.fetch(reads.get(i));
    }
    List<float[]> arrays = new ArrayList<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < wanted.size(); i++) {
        arrays.add(Tensors.values(result.get(i)));
      }
    }
    return Weights.of(wanted, arrays);
  }

  /** Sets the order of the training rows for the epoch that begins. */
  public void order(int[] rows) {
    orderTensor.asRawTensor().data().asInts().write(rows);
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
      int fromBatch, int toBatch, long firstStep, EpochFigures carried, boolean validate) {
    float[] start = {
      carried.binaryCrossentropySum(), carried.regularizationLossSum(), carried.correct()
    };
    try (TInt32 fromTensor = TInt32.scalarOf(fromBatch);
        TInt32 toTensor = TInt32.scalarOf(toBatch);
        TInt64 stepTensor = TInt64.scalarOf(firstStep);
        TFloat32 sumsTensor = Tensors.of(Shape.of(EpochLoop.SUMS), start);
        TInt32 validationTensor = TInt32.scalarOf(validate ? validationRows : 0);
        Result result =
            session
                .runner()
                .feed(from, fromTensor)
                .feed(to, toTensor)
                .feed(order, orderTensor)
                .feed(step, stepTensor)
                .feed(sums, sumsTensor)
                .feed(validationTo, validationTensor)
                .fetch(figures)
                .run()) {
      float[] f = Tensors.values(result.get(0));
      return new EpochFigures(f[0], f[1], f[2], new ValidationFigures(f[3], f[4], f[5]));
    }
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
      float[] block = java.util.Arrays.copyOfRange(features, row * width, (row + count) * width);
      try (Tensor tensor = Tensors.of(Shape.of(count, width), block);
          Result result = session.runner().feed(inputs, tensor).fetch(logits).run()) {
        System.arraycopy(Tensors.values(result.get(0)), 0, all, row, count);
      }
    }
    return all;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
      orderTensor.close();
      graph.close();
    }
  }
}

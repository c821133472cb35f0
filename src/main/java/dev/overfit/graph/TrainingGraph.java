package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The operations of one training, added to a graph that the caller owns. A session feeds and
 * fetches its fields.
 */
final class TrainingGraph {
  /**
   * Some rows to feed, and the operations that write them into two variables, allocated beforehand.
   *
   * @param numbers {@code [some]}, the row numbers
   * @param features {@code [some, features]}
   * @param labels {@code [some, 1]}
   * @param write writes the rows
   */
  record Upload(
      Placeholder<TInt32> numbers,
      Placeholder<TFloat32> features,
      Placeholder<TFloat32> labels,
      List<Op> write) {}

  /** One value, assignment and read per variable, in the order of the variables. */
  final List<Placeholder<TFloat32>> values = new ArrayList<>();

  final List<Op> assigns = new ArrayList<>();
  final List<Operand<TFloat32>> reads = new ArrayList<>();

  final Upload training;
  final Upload validation;

  /** The weights of the training rows, {@code [rows, 1]}, to feed; empty if they count alike. */
  final Optional<Placeholder<TFloat32>> rowWeights;

  /** Sets the weights of the training rows; empty if they count alike. */
  final Optional<Op> assignRowWeights;

  /** Allocates the rows, and sets them and everything that an epoch leaves behind to zero. */
  final List<Op> clear = new ArrayList<>();

  /** A zero to feed to {@link #clear}. */
  final Placeholder<TFloat32> zero;

  final Placeholder<TInt32> from;
  final Placeholder<TInt32> to;
  final Placeholder<TInt32> order;
  final Placeholder<TInt64> step;
  final Placeholder<TInt32> validationTo;

  /** The figures of the batches, as {@link #epoch} reads them, then of the validation rows. */
  final Operand<TFloat32> figures;

  /** The logits of the validation rows, {@code [rows, 1]}; empty if they are not kept. */
  final Optional<Operand<TFloat32>> validationLogits;

  final EpochRecord epoch;

  final Placeholder<TFloat32> inputs;
  final Operand<TFloat32> logits;

  private final Ops tf;
  private final ModelSpec model;

  /**
   * @param epochRows the number of rows of an epoch, which may omit or repeat training rows
   * @param keepsLogits whether to keep the logits of the validation rows
   */
  TrainingGraph(
      Graph graph,
      ModelSpec model,
      StepSettings settings,
      Execution execution,
      List<VariableSpec> variables,
      int trainingRows,
      int epochRows,
      int validationRows,
      boolean keepsLogits) {
    this.tf = NameScope.operations(graph);
    this.model = model;
    variables.forEach(this::addVariable);
    zero = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    RowVariables trainingRowVariables = EpochLoop.rows(tf, trainingRows, model.features());
    training = upload(trainingRowVariables);
    validation = upload(ValidationLoop.rows(tf, validationRows, model.features()));
    from = tf.withName("from").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    to = tf.withName("to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    order = tf.withName("order").placeholder(TInt32.class, Placeholder.shape(Shape.of(epochRows)));
    step = tf.withName("step").placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
    validationTo =
        tf.withName("validation_to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
    epoch = new EpochRecord(epochRows, settings);
    clear.addAll(epoch.clear(tf));
    Operand<TInt64> firstStep = tf.math.sub(step, tf.dtypes.cast(from, TInt64.class));
    Op trained =
        new EpochLoop(model, settings, execution, trainingRows, epochRows)
            .build(tf, from, to, order, firstStep);
    Ops after = tf.withControlDependencies(trained);
    Operand<TFloat32> ofEpoch = epoch.figures(after, trainingRowVariables, order, from, to);
    ValidationLoop loop =
        new ValidationLoop(
            model, settings.logitThreshold(), execution, validationRows, keepsLogits);
    Operand<TFloat32> sums =
        loop.build(
            after,
            after.constant(0),
            after.identity(validationTo),
            after.constant(new float[ValidationLoop.SUMS]));
    figures = tf.concat(List.of(ofEpoch, withPenalty(after, sums)), tf.constant(0));
    validationLogits =
        keepsLogits
            ? Optional.of(loop.logits(tf.withControlDependencies(tf.identity(sums))))
            : Optional.empty();
    Shape ofRows = Shape.of(trainingRows, 1);
    rowWeights =
        settings.weighsRows()
            ? Optional.of(tf.placeholder(TFloat32.class, Placeholder.shape(ofRows)))
            : Optional.empty();
    assignRowWeights = rowWeights.map(values -> new RowWeights(tf, trainingRows).assign(values));
    if (keepsLogits) {
      clear.addAll(loop.clear(tf));
    }
    inputs =
        tf.withName("inputs")
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, model.features())));
    logits =
        new ForwardPass(tf, model, new GraphVariables(tf, model).readWeights()).inference(inputs);
  }

  private void addVariable(VariableSpec variable) {
    Shape shape = GraphVariables.shape(variable);
    var handle = GraphVariables.handle(tf, variable.name(), shape, TFloat32.class);
    Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    values.add(value);
    assigns.add(tf.assignVariableOp(handle, value));
    reads.add(tf.readVariableOp(handle, TFloat32.class));
  }

  private Upload upload(RowVariables target) {
    clear.addAll(target.allocate(zero));
    Placeholder<TInt32> numbers =
        tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
    Placeholder<TFloat32> features =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, model.features())));
    Placeholder<TFloat32> labels =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, 1)));
    return new Upload(numbers, features, labels, target.write(numbers, features, labels));
  }

  private Operand<TFloat32> withPenalty(Ops after, Operand<TFloat32> sums) {
    Operand<TFloat32> penalty =
        RegularizationLosses.sum(after, model, new GraphVariables(after, model).readWeights());
    return after.concat(
        List.of(sums, after.expandDims(penalty, after.constant(0))), after.constant(0));
  }
}

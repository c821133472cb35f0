package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Runs consecutive steps as one operation, a functional {@code While}. Its body gathers a batch by
 * row number from the training rows, which are stored in variables, runs a {@link TrainingStep},
 * and writes its results to an {@link EpochRecord}.
 */
final class EpochLoop {
  private static final String FEATURES = "training/features";
  private static final String SIGNS = "training/signs";

  private final ModelSpec model;
  private final StepSettings settings;
  private final Execution execution;
  private final int rows;
  private final int epochRows;
  private final EpochRecord epochRecord;

  /**
   * @param rows the number of training rows
   * @param epochRows the number of rows of an epoch
   */
  EpochLoop(ModelSpec model, StepSettings settings, Execution execution, int rows, int epochRows) {
    this.model = model;
    this.settings = settings;
    this.execution = execution;
    this.rows = rows;
    this.epochRows = epochRows;
    this.epochRecord = new EpochRecord(epochRows, settings);
  }

  /** Returns the variables that hold the training rows. */
  static RowVariables rows(Ops tf, int rows, int features) {
    return new RowVariables(tf, FEATURES, SIGNS, rows, features);
  }

  /**
   * Adds the loop to a graph.
   *
   * @param from the first batch of the epoch to run, from 0
   * @param to the batch to stop before
   * @param order {@code [epochRows]}, the order of the rows in this epoch
   * @param firstStep the optimizer's step of batch 0
   * @return the loop, for operations that wait for its end
   */
  Op build(
      Ops tf,
      Operand<TInt32> from,
      Operand<TInt32> to,
      Operand<TInt32> order,
      Operand<TInt64> firstStep) {
    List<Operand<TFloat32>> scalars = scalars(tf, firstStep);
    try (ConcreteFunction condition = NameScope.function(this::condition);
        ConcreteFunction body = NameScope.function(inside -> body(inside, (long) scalars.size()))) {
      List<Operand<?>> inputs =
          List.of(from, to, order, firstStep, tf.stack(scalars, Stack.axis(1L)));
      return Loop.build(tf, inputs, condition, body, execution.lowersLoops()).get(0);
    }
  }

  /**
   * Returns the scalars that the optimizer needs, each {@code [batches]}. They are computed for all
   * steps of the epoch at once, so they are the same to the bit however the epoch is split into
   * runs.
   */
  private List<Operand<TFloat32>> scalars(Ops tf, Operand<TInt64> firstStep) {
    Operand<TInt64> batches =
        tf.range(tf.constant(0L), tf.constant((long) epochRecord.batches()), tf.constant(1L));
    Operand<TInt64> steps = tf.math.add(firstStep, batches);
    Operand<TInt32> shape = tf.constant(new int[] {epochRecord.batches()});
    List<Operand<TFloat32>> scalars = new ArrayList<>();
    for (Operand<TFloat32> scalar : OptimizerUpdate.scalars(tf, settings.optimizer(), steps)) {
      scalars.add(tf.broadcastTo(scalar, shape));
    }
    return scalars;
  }

  private Signature condition(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    return in.signature("epoch_condition").output("more", tf.math.less(in.batch, in.to)).build();
  }

  private Signature body(Ops tf, long scalars) {
    LoopInputs in = new LoopInputs(tf);
    Operand<TInt32> start = tf.math.mul(in.batch, tf.constant(settings.batchSize()));
    Operand<TInt32> size = size(tf, start);
    Operand<TInt64> number = tf.math.add(in.firstStep, tf.dtypes.cast(in.batch, TInt64.class));
    GraphVariables variables = new GraphVariables(tf, model);
    RowVariables training = rows(tf, rows, model.features());
    Batch batch =
        new BatchRows(tf, training, in.order, start, size, settings, number)
            .in(execution.shards(settings.batchSize()));
    TrainingStep step =
        TrainingStep.build(
            tf, model, settings, variables, update(tf, variables, in, scalars), batch, number);
    List<Op> done = new ArrayList<>(step.updates());
    done.addAll(epochRecord.write(tf, in.batch, batch, step));
    return in.signature("epoch_body")
        .output("next_batch", tf.withControlDependencies(done).math.add(in.batch, tf.constant(1)))
        .output("same_to", tf.identity(in.to))
        .output("same_order", tf.identity(in.order))
        .output("same_first_step", tf.identity(in.firstStep))
        .output("same_scalars", tf.identity(in.scalars))
        .build();
  }

  private OptimizerUpdate update(Ops tf, GraphVariables variables, LoopInputs in, long scalars) {
    Operand<TFloat32> atStep = tf.gather(in.scalars, in.batch, tf.constant(0));
    return new OptimizerUpdate(
        tf.withSubScope("optimizer"),
        settings.optimizer(),
        variables,
        new ArrayList<>(tf.unstack(atStep, scalars).output()));
  }

  /** Returns the size of the batch that starts at {@code start}; the last one may be smaller. */
  private Operand<TInt32> size(Ops tf, Operand<TInt32> start) {
    if (epochRows % settings.batchSize() == 0) {
      return tf.constant(settings.batchSize());
    }
    return tf.math.minimum(
        tf.constant(settings.batchSize()), tf.math.sub(tf.constant(epochRows), start));
  }

  /** The loop variables, in order. */
  private final class LoopInputs {
    final Placeholder<TInt32> batch;
    final Placeholder<TInt32> to;
    final Placeholder<TInt32> order;
    final Placeholder<TInt64> firstStep;
    final Placeholder<TFloat32> scalars;

    LoopInputs(Ops tf) {
      batch = tf.withName("batch").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      to = tf.withName("to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      order =
          tf.withName("order").placeholder(TInt32.class, Placeholder.shape(Shape.of(epochRows)));
      firstStep =
          tf.withName("first_step").placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
      scalars =
          tf.withName("scalars")
              .placeholder(
                  TFloat32.class,
                  Placeholder.shape(Shape.of(epochRecord.batches(), Shape.UNKNOWN_SIZE)));
    }

    Signature.Builder signature(String name) {
      return Signature.builder(name)
          .input("batch", batch)
          .input("to", to)
          .input("order", order)
          .input("first_step", firstStep)
          .input("scalars", scalars);
    }
  }
}

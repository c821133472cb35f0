package dev.overfit.graph;

import dev.overfit.graph.Batch.Shard;
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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Consecutive steps as one operation, a functional {@code While}: its body gathers a batch by row
 * number from the training rows, which live in variables, runs a {@link TrainingStep}, and adds the
 * step's figures up.
 */
final class EpochLoop {
  /**
   * How many figures are added up: crossentropy, penalty, correct rows, the first two weighted by
   * the batch's rows.
   */
  static final int SUMS = 3;

  private static final String FEATURES = "training/features";
  private static final String LABELS = "training/labels";

  private final ModelSpec model;
  private final StepSettings settings;
  private final Execution execution;
  private final int rows;

  /**
   * @param rows the number of training rows
   */
  EpochLoop(ModelSpec model, StepSettings settings, Execution execution, int rows) {
    this.model = model;
    this.settings = settings;
    this.execution = execution;
    this.rows = rows;
  }

  /** The variables that hold the training rows. */
  static RowVariables rows(Ops tf, int rows, int features) {
    return new RowVariables(tf, FEATURES, LABELS, rows, features);
  }

  /**
   * Adds the loop to a graph.
   *
   * @param from the first batch of the epoch to run, from 0
   * @param to the batch to stop before
   * @param order {@code [rows]}, the order of the rows in this epoch
   * @param step the optimizer's step of batch {@code from}
   * @param sums {@code [SUMS]}, what earlier batches of the epoch added up to
   * @return {@code [SUMS]}, with these batches added
   */
  Operand<TFloat32> build(
      Ops tf,
      Operand<TInt32> from,
      Operand<TInt32> to,
      Operand<TInt32> order,
      Operand<TInt64> step,
      Operand<TFloat32> sums) {
    try (ConcreteFunction condition = ConcreteFunction.create(this::condition);
        ConcreteFunction body = ConcreteFunction.create(this::body)) {
      List<Operand<?>> inputs = List.of(from, to, order, step, sums);
      return Loop.build(tf, inputs, condition, body, execution.lowersLoops())
          .get(4)
          .expect(TFloat32.class);
    }
  }

  private Signature condition(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    return in.signature("epoch_condition").output("more", tf.math.less(in.batch, in.to)).build();
  }

  private Signature body(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    Operand<TInt32> start = tf.math.mul(in.batch, tf.constant(settings.batchSize()));
    Operand<TInt32> size = size(tf, start);
    TrainingStep step =
        TrainingStep.build(
            tf,
            model,
            settings,
            new GraphVariables(tf, model),
            batch(tf, in, start, size),
            in.step);

    Ops after = tf.withControlDependencies(step.updates());
    return in.signature("epoch_body")
        .output("next_batch", after.math.add(in.batch, tf.constant(1)))
        .output("same_to", tf.identity(in.to))
        .output("same_order", tf.identity(in.order))
        .output("next_step", after.math.add(in.step, tf.constant(1L)))
        .output("next_sums", after.math.add(in.sums, step.figures(tf, size)))
        .build();
  }

  private Batch batch(Ops tf, LoopInputs in, Operand<TInt32> start, Operand<TInt32> size) {
    RowVariables training = rows(tf, rows, model.features());
    List<Shard> shards = new ArrayList<>();
    for (RowRange range : RowRange.shards(tf, size, execution.shards(settings.batchSize()))) {
      Operand<TInt32> numbers = range.plus(tf, start).elements(tf, in.order);
      shards.add(new Shard(range, training.features(numbers), training.labels(numbers)));
    }
    return new Batch(size, shards);
  }

  /** The rows of the batch that starts at {@code start}: the last of an epoch may have fewer. */
  private Operand<TInt32> size(Ops tf, Operand<TInt32> start) {
    if (rows % settings.batchSize() == 0) {
      return tf.constant(settings.batchSize());
    }
    return tf.math.minimum(
        tf.constant(settings.batchSize()), tf.math.sub(tf.constant(rows), start));
  }

  /** The variables of the loop, in their order. */
  private final class LoopInputs {
    final Placeholder<TInt32> batch;
    final Placeholder<TInt32> to;
    final Placeholder<TInt32> order;
    final Placeholder<TInt64> step;
    final Placeholder<TFloat32> sums;

    LoopInputs(Ops tf) {
      batch = tf.withName("batch").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      to = tf.withName("to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      order = tf.withName("order").placeholder(TInt32.class, Placeholder.shape(Shape.of(rows)));
      step = tf.withName("step").placeholder(TInt64.class, Placeholder.shape(Shape.scalar()));
      sums = tf.withName("sums").placeholder(TFloat32.class, Placeholder.shape(Shape.of(SUMS)));
    }

    Signature.Builder signature(String name) {
      return Signature.builder(name)
          .input("batch", batch)
          .input("to", to)
          .input("order", order)
          .input("step", step)
          .input("sums", sums);
    }
  }

  /** For control dependencies on the loop. */
  static Ops after(Ops tf, Operand<?> loop) {
    return tf.withControlDependencies(List.<Op>of(loop));
  }
}

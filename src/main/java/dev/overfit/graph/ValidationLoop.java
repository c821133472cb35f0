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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Runs the validation rows through the forward pass, without dropout, in blocks of {@value #BLOCK}
 * rows, so that a large set needs no more memory than a block. Can keep the logits in a variable.
 */
final class ValidationLoop {
  /** The number of rows per block. */
  static final int BLOCK = 1000;

  /** The number of figures that are added up: crossentropy and correct rows. */
  static final int SUMS = 2;

  private static final String FEATURES = "validation/features";
  private static final String SIGNS = "validation/signs";
  private static final String LOGITS = "validation/logits";

  private final ModelSpec model;
  private final double logitThreshold;
  private final Execution execution;
  private final int rows;
  private final boolean keepsLogits;

  /**
   * @param rows the number of validation rows
   * @param keepsLogits whether to keep the logits for {@link #logits}
   */
  ValidationLoop(
      ModelSpec model, double logitThreshold, Execution execution, int rows, boolean keepsLogits) {
    this.model = model;
    this.logitThreshold = logitThreshold;
    this.execution = execution;
    this.rows = rows;
    this.keepsLogits = keepsLogits;
  }

  /** Returns the variables that hold the validation rows. */
  static RowVariables rows(Ops tf, int rows, int features) {
    return new RowVariables(tf, FEATURES, SIGNS, rows, features);
  }

  private Operand<? extends TType> logitsVariable(Ops tf) {
    return GraphVariables.handle(tf, LOGITS, Shape.of(rows, 1), TFloat32.class);
  }

  /** Allocates the logits, which must happen before anything else. */
  List<Op> clear(Ops tf) {
    Operand<TFloat32> zeros = tf.zeros(tf.constant(new long[] {rows, 1}), TFloat32.class);
    return List.of(tf.assignVariableOp(logitsVariable(tf), zeros));
  }

  /** Returns the logits of all rows, {@code [rows, 1]}, once the loop has finished. */
  Operand<TFloat32> logits(Ops after) {
    return after.readVariableOp(logitsVariable(after), TFloat32.class);
  }

  /**
   * Adds the loop to a graph.
   *
   * @param from the first row, from 0; a multiple of {@value #BLOCK}
   * @param to the row to stop before
   * @param sums {@code [SUMS]}, the sums of earlier rows
   * @return {@code [SUMS]}, the sums including these rows
   */
  Operand<TFloat32> build(
      Ops tf, Operand<TInt32> from, Operand<TInt32> to, Operand<TFloat32> sums) {
    try (ConcreteFunction condition = NameScope.function(this::condition);
        ConcreteFunction body = NameScope.function(this::body)) {
      return Loop.build(tf, List.of(from, to, sums), condition, body, execution.lowersLoops())
          .get(2)
          .expect(TFloat32.class);
    }
  }

  private Signature condition(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    return in.signature("validation_condition")
        .output("more", tf.math.less(in.from, in.to))
        .build();
  }

  private Signature body(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    RowVariables validation = rows(tf, rows, model.features());
    List<Operand<TFloat32>> weights = new GraphVariables(tf, model).readWeights();
    List<Operand<TFloat32>> shards = new ArrayList<>();
    List<Op> kept = new ArrayList<>();
    for (RowRange range : RowRange.shards(tf, size(tf, in.from), execution.shards(rows))) {
      RowRange block = range.plus(tf, in.from);
      Operand<TFloat32> features = block.rows(tf, validation.features());
      Operand<TFloat32> signs = block.rows(tf, validation.signs());
      Operand<TFloat32> logits = new ForwardPass(tf, model, weights).inference(features);
      shards.add(figures(tf, signs, logits));
      if (keepsLogits) {
        kept.add(tf.resourceScatterUpdate(logitsVariable(tf), block.numbers(tf), logits));
      }
    }
    Operand<TFloat32> figures = tf.math.addN(shards);
    Ops then = kept.isEmpty() ? tf : tf.withControlDependencies(kept);
    return in.signature("validation_body")
        .output("next_from", then.math.add(in.from, tf.constant(BLOCK)))
        .output("same_to", tf.identity(in.to))
        .output("next_sums", tf.math.add(in.sums, figures))
        .build();
  }

  private Operand<TInt32> size(Ops tf, Operand<TInt32> from) {
    return rows <= BLOCK
        ? tf.constant(rows)
        : tf.math.minimum(tf.constant(BLOCK), tf.math.sub(tf.constant(rows), from));
  }

  private Operand<TFloat32> figures(Ops tf, Operand<TFloat32> signs, Operand<TFloat32> logits) {
    return tf.stack(
        List.of(
            TrainingStep.sum(tf, TrainingStep.crossentropies(tf, signs, logits)),
            TrainingStep.sum(tf, TrainingStep.hits(tf, signs, logits, logitThreshold))));
  }

  /** The loop variables, in order. */
  private static final class LoopInputs {
    final Placeholder<TInt32> from;
    final Placeholder<TInt32> to;
    final Placeholder<TFloat32> sums;

    LoopInputs(Ops tf) {
      from = tf.withName("from").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      to = tf.withName("to").placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      sums = tf.withName("sums").placeholder(TFloat32.class, Placeholder.shape(Shape.of(SUMS)));
    }

    Signature.Builder signature(String name) {
      return Signature.builder(name).input("from", from).input("to", to).input("sums", sums);
    }
  }
}

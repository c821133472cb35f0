package dev.overfit.graph;

import dev.overfit.optimizer.ClassWeight.PerClass;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * The logits and penalties of an epoch's batches, which its steps write to variables, and the
 * figures computed from them. Computing these once for many batches saves each step twenty small
 * operations.
 */
final class EpochRecord {
  private static final String LOGITS = "epoch/logits";
  private static final String PENALTIES = "epoch/penalties";
  private static final String SIGNS = "epoch/signs";

  private final int rows;
  private final int batchSize;
  private final double logitThreshold;
  private final PerClass classWeight;
  private final boolean mixesLabels;
  private final boolean weighsRows;

  /**
   * @param rows the number of rows of an epoch
   */
  EpochRecord(int rows, StepSettings settings) {
    this.rows = rows;
    this.batchSize = settings.batchSize();
    this.logitThreshold = settings.logitThreshold();
    this.classWeight = settings.classWeight();
    this.mixesLabels = settings.mixesLabels();
    this.weighsRows = settings.weighsRows();
  }

  /** Returns the number of batches of an epoch. */
  int batches() {
    return (rows + batchSize - 1) / batchSize;
  }

  /** {@code [batches, batchSize, 1]}; a smaller last batch is padded with zeros. */
  private Shape logitsShape() {
    return Shape.of(batches(), batchSize, 1);
  }

  /** {@code [batches]}. */
  private Shape penaltiesShape() {
    return Shape.of(batches());
  }

  private Operand<? extends TType> logits(Ops tf) {
    return GraphVariables.handle(tf, LOGITS, logitsShape(), TFloat32.class);
  }

  /** The signs of mixed labels, which the training rows do not have. */
  private Operand<? extends TType> signs(Ops tf) {
    return GraphVariables.handle(tf, SIGNS, logitsShape(), TFloat32.class);
  }

  private Operand<? extends TType> penalties(Ops tf) {
    return GraphVariables.handle(tf, PENALTIES, penaltiesShape(), TFloat32.class);
  }

  /** Sets all variables to zero, which must happen before anything else. */
  List<Op> clear(Ops tf) {
    List<Op> cleared = new ArrayList<>();
    cleared.add(tf.assignVariableOp(logits(tf), zeros(tf, logitsShape())));
    cleared.add(tf.assignVariableOp(penalties(tf), zeros(tf, penaltiesShape())));
    if (mixesLabels) {
      cleared.add(tf.assignVariableOp(signs(tf), zeros(tf, logitsShape())));
    }
    return cleared;
  }

  private static Operand<TFloat32> zeros(Ops tf, Shape shape) {
    return tf.zeros(tf.constant(shape.asArray()), TFloat32.class);
  }

  /** Writes the results of a step. */
  List<Op> write(Ops tf, Operand<TInt32> number, Batch batch, TrainingStep step) {
    List<Op> written = new ArrayList<>();
    written.add(tf.resourceScatterUpdate(logits(tf), number, ofBatch(tf, batch, step.logits())));
    if (mixesLabels) {
      List<Operand<TFloat32>> signs = batch.shards().stream().map(Batch.Shard::signs).toList();
      written.add(tf.resourceScatterUpdate(signs(tf), number, ofBatch(tf, batch, signs)));
    }
    if (!step.penalties().isEmpty()) {
      written.add(tf.resourceScatterUpdate(penalties(tf), number, step.regularizationLoss(tf)));
    }
    return written;
  }

  /** Returns one number per row of a batch, {@code [batchSize, 1]}, given those of its shards. */
  private Operand<TFloat32> ofBatch(Ops tf, Batch batch, List<Operand<TFloat32>> shards) {
    Operand<TFloat32> all = shards.size() == 1 ? shards.get(0) : tf.concat(shards, tf.constant(0));
    return rows % batchSize == 0
        ? all
        : lengthened(tf, all, tf.math.sub(tf.constant(batchSize), batch.size()));
  }

  /**
   * Returns the figures of some batches in the layout that {@link #sums} reads: the sum of the
   * crossentropies of each batch, the number of correct rows of each, the penalty of each, and, if
   * rows are weighted by class or individually, the weighted sum of the crossentropies of each.
   *
   * @param order {@code [rows]}, the order of the training rows in this epoch
   * @param from the first batch
   * @param to the batch to stop before
   */
  Operand<TFloat32> figures(
      Ops tf,
      RowVariables training,
      Operand<TInt32> order,
      Operand<TInt32> from,
      Operand<TInt32> to) {
    Operand<TInt32> size = tf.constant(batchSize);
    Operand<TInt32> begin = tf.math.mul(from, size);
    Operand<TInt32> end = tf.math.minimum(tf.math.mul(to, size), tf.constant(rows));
    RowRange seen = new RowRange(begin, tf.math.sub(end, begin));
    Operand<TFloat32> signs =
        mixesLabels ? recorded(tf, seen, signs(tf)) : training.signs(seen.elements(tf, order));
    Operand<TFloat32> logits = recorded(tf, seen, logits(tf));
    RowRange batches = new RowRange(from, tf.math.sub(to, from));
    Operand<TFloat32> crossentropies =
        mixesLabels
            ? TrainingStep.mixedCrossentropies(tf, signs, logits)
            : TrainingStep.crossentropies(tf, signs, logits);
    List<Operand<TFloat32>> figures = new ArrayList<>();
    figures.add(batchSums(tf, batches, seen, crossentropies));
    figures.add(batchSums(tf, batches, seen, TrainingStep.hits(tf, signs, logits, logitThreshold)));
    figures.add(batches.elements(tf, tf.readVariableOp(penalties(tf), TFloat32.class)));
    if (isWeighted()) {
      Operand<TFloat32> weighted = TrainingStep.weighted(tf, classWeight, signs, crossentropies);
      if (weighsRows) {
        RowWeights weights = new RowWeights(tf, training.rows());
        weighted = tf.math.mul(weights.of(seen.elements(tf, order)), weighted);
      }
      figures.add(batchSums(tf, batches, seen, weighted));
    }
    return tf.concat(figures, tf.constant(0));
  }

  private static Operand<TFloat32> recorded(
      Ops tf, RowRange seen, Operand<? extends TType> variable) {
    return seen.rows(
        tf,
        tf.reshape(tf.readVariableOp(variable, TFloat32.class), tf.constant(new int[] {-1, 1})));
  }

  private boolean isWeighted() {
    return !classWeight.alike() || weighsRows;
  }

  /** Returns the number of figures per batch. */
  int figuresABatch() {
    return isWeighted() ? 4 : 3;
  }

  /**
   * Adds up the figures of an epoch's batches one by one, so that the sums are the same to the bit
   * however the epoch is split into runs.
   *
   * @param carried the sums of the epoch's earlier batches
   * @param figures as returned by {@link #figures}
   * @param from the first batch
   * @param to the batch to stop before
   */
  EpochSums sums(EpochSums carried, float[] figures, int from, int to) {
    int batches = to - from;
    int weightedFrom = isWeighted() ? 3 * batches : 0;
    float crossentropy = carried.binaryCrossentropy();
    float penalty = carried.regularizationLoss();
    float correct = carried.correct();
    float weighted = carried.weightedCrossentropy();
    for (int i = 0; i < batches; i++) {
      int ofBatch = Math.min(batchSize, rows - (from + i) * batchSize);
      crossentropy += figures[i];
      correct += figures[batches + i];
      penalty += figures[2 * batches + i] * ofBatch;
      weighted += figures[weightedFrom + i];
    }
    return new EpochSums(crossentropy, penalty, correct, weighted);
  }

  /** Returns the sum over each batch's rows, given {@code [rows seen, 1]}. */
  private Operand<TFloat32> batchSums(
      Ops tf, RowRange batches, RowRange seen, Operand<TFloat32> values) {
    Operand<TInt32> missing =
        tf.math.sub(tf.math.mul(batches.count(), tf.constant(batchSize)), seen.count());
    Operand<TFloat32> whole = rows % batchSize == 0 ? values : lengthened(tf, values, missing);
    return tf.reduceSum(tf.reshape(whole, tf.constant(new int[] {-1, batchSize})), tf.constant(1));
  }

  /** Appends the given number of zero rows. */
  private static Operand<TFloat32> lengthened(
      Ops tf, Operand<TFloat32> columns, Operand<TInt32> rows) {
    Operand<TInt32> none = tf.constant(0);
    return tf.pad(
        columns,
        tf.stack(List.of(tf.stack(List.of(none, rows)), tf.constant(new int[] {0, 0}))),
        tf.constant(0f));
  }
}

package dev.overfit.graph;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.graph.Batch.Shard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The rows of a batch as a step sees them: gathered by row number from the training rows and
 * changed by the augmentations of the settings.
 */
final class BatchRows {
  /**
   * Some rows.
   *
   * @param features {@code [rows, features]}
   * @param signs {@code [rows, 1]}, as returned by {@link TrainingStep#signs}; between -1 and 1 if
   *     labels are mixed
   */
  record Rows(Operand<TFloat32> features, Operand<TFloat32> signs) {}

  private final Ops tf;
  private final RowVariables training;
  private final Operand<TInt32> order;
  private final Operand<TInt32> start;
  private final Operand<TInt32> size;
  private final StepSettings settings;
  private final StatelessDraws draws;
  private final Map<Augmentation, Operand<TFloat32>> tables = new HashMap<>();

  /**
   * @param training all training rows
   * @param order {@code [rows]}, the order of the training rows in this epoch
   * @param start the index in {@code order} where the batch begins
   * @param size the number of rows of the batch
   * @param step the optimizer's step, from 0
   */
  BatchRows(
      Ops tf,
      RowVariables training,
      Operand<TInt32> order,
      Operand<TInt32> start,
      Operand<TInt32> size,
      StepSettings settings,
      Operand<TInt64> step) {
    this.tf = tf;
    this.training = training;
    this.order = order;
    this.start = start;
    this.size = size;
    this.settings = settings;
    this.draws = new StatelessDraws(augmentationSeed(), size, step);
  }

  /** Returns all rows of the batch in the given number of shards. */
  Batch in(int shards) {
    List<Shard> all = new ArrayList<>();
    for (RowRange range : RowRange.shards(tf, size, shards)) {
      Operand<TInt32> numbers = range.plus(tf, start).elements(tf, order);
      Rows rows = gathered(numbers);
      StatelessDraws.OfShard ofShard = draws.of(range);
      for (Augmentation augmentation : settings.augmentations()) {
        rows = augmentation.accept(new ChangedRows(tf, settings.columns(), rows, this, ofShard));
      }
      all.add(new Shard(range, rows.features(), rows.signs(), weights(numbers)));
    }
    return new Batch(size, all);
  }

  /** A row that is mixed with another keeps its own weight. */
  private Optional<Operand<TFloat32>> weights(Operand<TInt32> numbers) {
    return settings.weighsRows()
        ? Optional.of(new RowWeights(tf, training.rows()).of(numbers))
        : Optional.empty();
  }

  long augmentationSeed() {
    return Seeds.augmentations(settings.seed());
  }

  /** Returns an augmentation's lookup table, built for the first shard and shared by the others. */
  Operand<TFloat32> table(Augmentation augmentation, Supplier<Operand<TFloat32>> table) {
    return tables.computeIfAbsent(augmentation, unused -> table.get());
  }

  private Rows gathered(Operand<TInt32> numbers) {
    return new Rows(training.features(numbers), training.signs(numbers));
  }

  /**
   * Draws one row of the whole batch for each row of a shard, unchanged from the data; a row may be
   * drawn for itself.
   */
  Rows partners(StatelessDraws.OfShard ofShard) {
    Operand<TInt64> places = below(tf, tf.dtypes.cast(size, TFloat32.class), ofShard);
    Operand<TInt64> inOrder = tf.math.add(tf.dtypes.cast(start, TInt64.class), places);
    Rows partners = gathered(tf.gather(order, inOrder, tf.constant(0))); // numbers are [rows, 1]
    int width = settings.columns().size();
    return new Rows(
        tf.reshape(partners.features(), tf.constant(new int[] {-1, width})),
        tf.reshape(partners.signs(), tf.constant(new int[] {-1, 1})));
  }

  /**
   * Draws an integer from 0 to below {@code count} for each row, {@code [rows, 1]}. It is an int64
   * and computed from a fraction, since on a GPU int32 values and the bounds of integer draws go
   * through host memory.
   *
   * @param count at most 2^23, so that no product is rounded up to {@code count}
   */
  static Operand<TInt64> below(Ops tf, Operand<TFloat32> count, StatelessDraws.OfShard ofShard) {
    Operand<TFloat32> fraction =
        ofShard.next(
            tf,
            TFloat32.class,
            (rows, seed) ->
                tf.random.statelessRandomUniform(
                    tf.stack(List.of(rows, tf.constant(1))), seed, TFloat32.class));
    return tf.dtypes.cast(tf.math.mul(fraction, count), TInt64.class);
  }
}

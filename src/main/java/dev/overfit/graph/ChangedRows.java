package dev.overfit.graph;

import dev.overfit.augmentation.Augmentation;
import dev.overfit.augmentation.GaussianNoise;
import dev.overfit.augmentation.HiggsSymmetries;
import dev.overfit.augmentation.Mixup;
import dev.overfit.augmentation.SwapNoise;
import dev.overfit.augmentation.SymmetricCopies;
import dev.overfit.graph.BatchRows.Rows;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Applies each kind of augmentation to the rows of a shard. */
final class ChangedRows implements Augmentation.Visitor<Rows> {
  /** The number of equally probable parts that a distribution is cut into for lookup. */
  private static final int PARTS = 1 << 12;

  /** The number of cells of a noise table, within the limits on its rows below. */
  private static final int NOISE_CELLS = 1 << 17;

  private static final int LEAST_NOISE_ROWS = 1 << 8;
  private static final int MOST_NOISE_ROWS = 1 << 12;

  private final Ops tf;
  private final List<String> columns;
  private final Rows rows;
  private final BatchRows batch;
  private final StatelessDraws.OfShard draws;

  /**
   * @param columns the names of the features
   * @param rows the rows of the shard, before the change
   * @param batch provides other rows of the batch
   */
  ChangedRows(
      Ops tf, List<String> columns, Rows rows, BatchRows batch, StatelessDraws.OfShard draws) {
    this.tf = tf;
    this.columns = columns;
    this.rows = rows;
    this.batch = batch;
    this.draws = draws;
  }

  private int width() {
    return columns.size();
  }

  private Operand<TInt32> shape(Operand<TInt32> count, int width) {
    return tf.stack(List.of(count, tf.constant(width)));
  }

  private Rows with(Operand<TFloat32> features) {
    return new Rows(features, rows.signs());
  }

  /**
   * Adds to each row the sum of two rows drawn from a table of noise: one normal draw per cell
   * would take longer than the rest of a small network's step.
   */
  @Override
  public Rows gaussianNoise(GaussianNoise augmentation) {
    int count = Math.min(MOST_NOISE_ROWS, Math.max(LEAST_NOISE_ROWS, NOISE_CELLS / width()));
    Operand<TFloat32> table =
        batch.table(
            augmentation,
            () -> tf.constant(augmentation.halves(count, width(), batch.augmentationSeed())));
    Operand<TFloat32> noise =
        tf.math.add(noiseRows(table, (float) count), noiseRows(table, (float) count));
    return with(tf.math.add(rows.features(), noise));
  }

  private Operand<TFloat32> noiseRows(Operand<TFloat32> table, float count) {
    Operand<TInt64> places = BatchRows.below(tf, tf.constant(count), draws);
    return tf.reshape(
        tf.gather(table, places, tf.constant(0)), tf.constant(new int[] {-1, width()}));
  }

  @Override
  public Rows swapNoise(SwapNoise augmentation) {
    Operand<TBool> kept =
        draws.next(
            tf,
            TBool.class,
            (count, seed) ->
                DropoutMask.kept(tf, count, width(), augmentation.probability(), seed));
    return with(tf.select(kept, rows.features(), batch.partners(draws).features()));
  }

  @Override
  public Rows mixup(Mixup augmentation) {
    Operand<TFloat32> quantiles =
        batch.table(augmentation, () -> tf.constant(augmentation.shares(PARTS)));
    Operand<TInt64> parts = BatchRows.below(tf, tf.constant((float) PARTS), draws);
    Operand<TFloat32> share = tf.gather(quantiles, parts, tf.constant(0));
    Rows others = batch.partners(draws);
    return new Rows(
        mixed(share, rows.features(), others.features()),
        mixed(share, rows.signs(), others.signs()));
  }

  private Operand<TFloat32> mixed(
      Operand<TFloat32> share, Operand<TFloat32> own, Operand<TFloat32> other) {
    return tf.math.add(other, tf.math.mul(share, tf.math.sub(own, other)));
  }

  @Override
  public Rows higgsSymmetries(HiggsSymmetries augmentation) {
    Operand<TFloat32> uniform =
        draws.next(
            tf,
            TFloat32.class,
            (count, seed) ->
                tf.random.statelessRandomUniform(shape(count, 3), seed, TFloat32.class));
    return with(new Symmetry(augmentation).of(rows.features(), uniform));
  }

  /**
   * A rotation and two reflections per row. A number per row is spread over the row by a product
   * with the mask of the columns that it is for. Each sum of that product has at most one nonzero
   * term, so all angles of a row get the same value, and other cells keep their bits.
   */
  private final class Symmetry {
    private final float[] phi;
    private final float[] eta;

    Symmetry(HiggsSymmetries symmetries) {
      phi = ones(symmetries.phi(columns));
      eta = ones(symmetries.eta(columns));
    }

    /**
     * Returns the changed rows, given three numbers in [0, 1) per row: the angle of the rotation,
     * and whether to mirror eta and phi.
     */
    Operand<TFloat32> of(Operand<TFloat32> features, Operand<TFloat32> uniform) {
      Operand<TFloat32> centred = tf.math.sub(uniform, tf.constant(0.5f));
      Operand<TFloat32> signs =
          tf.select(tf.math.less(centred, tf.constant(0f)), tf.constant(-1f), tf.constant(1f));
      float[] none = new float[width()];
      Operand<TFloat32> mirrors = wide(signs, none, eta, phi);
      Operand<TFloat32> turns = wide(centred, scaled(phi, SymmetricCopies.PERIOD), none, none);
      Operand<TFloat32> mirrored =
          tf.math.mul(features, tf.math.add(mirrors, tf.constant(neither())));
      return Angles.aroundOnce(
          tf,
          tf.math.add(mirrored, turns),
          tf.constant(scaled(phi, SymmetricCopies.PER_PERIOD)),
          tf.constant(scaled(phi, SymmetricCopies.PERIOD)));
    }

    private Operand<TFloat32> wide(Operand<TFloat32> ofRows, float[]... columnsOf) {
      return tf.linalg.matMul(ofRows, tf.constant(columnsOf));
    }

    private float[] neither() {
      float[] neither = new float[width()];
      for (int i = 0; i < neither.length; i++) {
        neither[i] = 1 - phi[i] - eta[i];
      }
      return neither;
    }

    private float[] ones(List<Integer> places) {
      float[] ones = new float[width()];
      places.forEach(place -> ones[place] = 1);
      return ones;
    }

    private float[] scaled(float[] values, float factor) {
      float[] scaled = values.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      return scaled;
    }
  }
}

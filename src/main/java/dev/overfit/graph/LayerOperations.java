package dev.overfit.graph;

import dev.overfit.model.ActivationLayer;
import dev.overfit.model.BatchNormalization;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Builds the operations of each kind of layer, shard by shard. */
final class LayerOperations implements LayerSpec.Visitor<List<Operand<TFloat32>>> {
  private final Ops tf;
  private final List<Operand<TFloat32>> shards;
  private final int width;
  private final List<Operand<TFloat32>> weights;
  private final int firstVariable;
  private final Optional<TrainingPass> training;

  /**
   * @param tf the scope of the layer's operations
   * @param shards the input, {@code [rows, width]} each
   * @param weights the values of the variables of all layers
   * @param firstVariable the index of the layer's first variable among them
   * @param training empty outside training
   */
  LayerOperations(
      Ops tf,
      List<Operand<TFloat32>> shards,
      int width,
      List<Operand<TFloat32>> weights,
      int firstVariable,
      Optional<TrainingPass> training) {
    this.tf = tf;
    this.shards = shards;
    this.width = width;
    this.weights = weights;
    this.firstVariable = firstVariable;
    this.training = training;
  }

  private Operand<TFloat32> variable(int place) {
    return weights.get(firstVariable + place);
  }

  private List<Operand<TFloat32>> each(UnaryOperator<Operand<TFloat32>> operation) {
    return shards.stream().map(operation).toList();
  }

  @Override
  public List<Operand<TFloat32>> dense(Dense layer) {
    return each(
        input -> {
          Operand<TFloat32> products = tf.linalg.matMul(input, variable(0));
          Operand<TFloat32> sums = tf.nn.biasAdd(products, variable(1));
          return ActivationOperations.of(tf, sums, layer.activation());
        });
  }

  @Override
  public List<Operand<TFloat32>> activation(ActivationLayer layer) {
    return each(input -> ActivationOperations.of(tf, input, layer.activation()));
  }

  @Override
  public List<Operand<TFloat32>> batchNormalization(BatchNormalization layer) {
    Moments moments =
        training
            .map(pass -> ofBatch(layer, pass))
            .orElseGet(() -> new Moments(variable(2), variable(3)));
    Operand<TFloat32> variance =
        tf.math.add(moments.variance(), tf.constant((float) layer.epsilon()));
    Operand<TFloat32> scale = tf.math.mul(tf.math.rsqrt(variance), variable(0));
    Operand<TFloat32> offset = tf.math.sub(variable(1), tf.math.mul(moments.mean(), scale));
    return each(input -> tf.math.add(tf.math.mul(input, scale), offset));
  }

  /**
   * The mean and variance of each of a layer's values over rows.
   *
   * @param mean {@code [width]}
   * @param variance {@code [width]}, divided by the number of rows
   */
  private record Moments(Operand<TFloat32> mean, Operand<TFloat32> variance) {}

  /** Returns the moments of all rows of the batch and leaves new moving averages in the pass. */
  private Moments ofBatch(BatchNormalization layer, TrainingPass pass) {
    Operand<TFloat32> mean = mean(shards, pass);
    Operand<TFloat32> fixed = tf.stopGradient(mean);
    Operand<TFloat32> variance = mean(each(input -> tf.math.squaredDifference(input, fixed)), pass);
    pass.kept().put(firstVariable + 2, moved(variable(2), mean, layer.momentum()));
    pass.kept().put(firstVariable + 3, moved(variable(3), variance, layer.momentum()));
    return new Moments(mean, variance);
  }

  private Operand<TFloat32> mean(List<Operand<TFloat32>> ofShards, TrainingPass pass) {
    List<Operand<TFloat32>> sums =
        ofShards.stream()
            .<Operand<TFloat32>>map(rows -> tf.sum(rows, tf.constant(new int[] {0})))
            .toList();
    return tf.math.div(sums.size() == 1 ? sums.get(0) : tf.math.addN(sums), pass.rows());
  }

  private Operand<TFloat32> moved(
      Operand<TFloat32> moving, Operand<TFloat32> batch, double momentum) {
    return tf.math.add(
        tf.math.mul(moving, tf.constant((float) momentum)),
        tf.math.mul(batch, tf.constant((float) (1 - momentum))));
  }

  @Override
  public List<Operand<TFloat32>> dropout(Dropout layer) {
    return training.map(pass -> dropped(layer, pass)).orElse(shards);
  }

  private List<Operand<TFloat32>> dropped(Dropout layer, TrainingPass pass) {
    List<Operand<TFloat32>> dropped = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      dropped.add(DropoutMask.apply(tf, shards.get(i), width, layer.rate(), pass.draws().get(i)));
    }
    return dropped;
  }

  @Override
  public List<Operand<TFloat32>> normalization(Normalization layer) {
    float[] mean = new float[width];
    for (int i = 0; i < width; i++) {
      mean[i] = layer.mean().get(i).floatValue();
    }
    return each(
        input -> {
          Operand<TFloat32> centred = tf.math.sub(input, tf.constant(mean));
          return tf.math.div(centred, tf.constant(layer.divisors()));
        });
  }
}

package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The matrix products of a training step and nothing else, in the same order and shards: forward,
 * and back to each kernel and each layer's input. Their time is a lower bound for that of a step.
 */
final class ProductsAlone {
  private static final int RUNS = 60;
  private static final int WARM_UP = 20;

  private final ModelSpec model;
  private final int batch;
  private final Execution execution;

  ProductsAlone(ModelSpec model, int batch, Execution execution) {
    this.model = model;
    this.batch = batch;
    this.execution = execution;
  }

  /** Returns the median milliseconds per step. */
  double medianMillis() {
    try (Graph graph = new Graph();
        Session session = new Session(graph, execution.config())) {
      Ops tf = NameScope.operations(graph);
      List<Placeholder<TFloat32>> inputs = new ArrayList<>();
      List<TFloat32> values = new ArrayList<>();
      List<Operand<TFloat32>> kernels = kernels(tf, inputs, values);
      int shards = execution.shards(batch);
      List<Operand<TFloat32>> ends = new ArrayList<>();
      for (int shard = 0; shard < shards; shard++) {
        ends.addAll(products(tf, batch / shards, kernels, inputs, values));
      }
      double median = median(session, inputs, values, ends);
      values.forEach(TFloat32::close);
      return median;
    }
  }

  private List<Operand<TFloat32>> kernels(
      Ops tf, List<Placeholder<TFloat32>> inputs, List<TFloat32> values) {
    List<Operand<TFloat32>> kernels = new ArrayList<>();
    for (VariableSpec variable : model.variables()) {
      if (variable.shape().size() == 2) {
        kernels.add(input(tf, variable.shape().get(0), variable.shape().get(1), inputs, values));
      }
    }
    return kernels;
  }

  /** Creates random numbers that neither explode nor vanish in products. */
  private static Operand<TFloat32> input(
      Ops tf, int rows, int columns, List<Placeholder<TFloat32>> inputs, List<TFloat32> values) {
    Placeholder<TFloat32> input =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
    Random random = new Random(inputs.size());
    float[] numbers = new float[rows * columns];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() / Math.sqrt(rows));
    }
    inputs.add(input);
    values.add(Tensors.of(Shape.of(rows, columns), numbers));
    return input;
  }

  /** Returns one number of each kernel's gradient, so that nothing can be optimized away. */
  private List<Operand<TFloat32>> products(
      Ops tf,
      int rows,
      List<Operand<TFloat32>> kernels,
      List<Placeholder<TFloat32>> inputs,
      List<TFloat32> values) {
    List<Operand<TFloat32>> layers = new ArrayList<>();
    layers.add(input(tf, rows, model.features(), inputs, values));
    for (Operand<TFloat32> kernel : kernels) {
      layers.add(tf.linalg.matMul(layers.get(layers.size() - 1), kernel));
    }
    List<Operand<TFloat32>> ends = new ArrayList<>();
    Operand<TFloat32> gradient = layers.get(layers.size() - 1);
    for (int i = kernels.size() - 1; i >= 0; i--) {
      Operand<TFloat32> ofKernel =
          tf.linalg.matMul(layers.get(i), gradient, MatMul.transposeA(true));
      ends.add(tf.slice(ofKernel, tf.constant(new int[] {0, 0}), tf.constant(new int[] {1, 1})));
      if (i > 0) {
        gradient = tf.linalg.matMul(gradient, kernels.get(i), MatMul.transposeB(true));
      }
    }
    return ends;
  }

  private static double median(
      Session session,
      List<Placeholder<TFloat32>> inputs,
      List<TFloat32> values,
      List<Operand<TFloat32>> ends) {
    double[] millis = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      Session.Runner runner = session.runner();
      for (int i = 0; i < inputs.size(); i++) {
        runner.feed(inputs.get(i), values.get(i));
      }
      ends.forEach(runner::fetch);
      long begun = System.nanoTime();
      runner.run().close();
      if (run >= 0) {
        millis[run] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[RUNS / 2];
  }
}

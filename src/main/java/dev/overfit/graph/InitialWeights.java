package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.LayerVariable;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.framework.initializers.RandomUniform;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Draws initial weights: kernels are Glorot uniform, in {@code [-limit, limit)} with {@code limit =
 * sqrt(6 / (inputs + units))}; all others follow their {@link dev.overfit.model.Initializer}.
 *
 * <p>Source: Glorot and Bengio, <a
 * href="https://proceedings.mlr.press/v9/glorot10a.html">Understanding the difficulty of training
 * deep feedforward neural networks</a> (2010), as in <a
 * href="https://keras.io/api/layers/initializers/">keras.initializers.GlorotUniform</a>. The
 * framework's own class of that name never draws a negative number, so it is not used.
 */
public final class InitialWeights {
  private InitialWeights() {}

  /**
   * Returns initial weights of a model. They depend on nothing but the model and the seed, since
   * they are drawn on the CPU wherever they are trained.
   */
  public static Weights draw(ModelSpec model, long seed) {
    NativeRuntime.prepare();
    List<float[]> values = new ArrayList<>();
    try (Graph graph = new Graph();
        Session session = new Session(graph, Execution.cpuConfig())) {
      Ops tf = NameScope.operations(graph);
      for (LayerVariable variable : model.layerVariables()) {
        values.add(draw(tf, session, variable, Seeds.weights(seed, values.size())));
      }
    }
    return Weights.of(model.variables(), values);
  }

  private static float[] draw(Ops tf, Session session, LayerVariable variable, long seed) {
    return switch (variable.initializer()) {
      case GLOROT_UNIFORM -> Tensors.fetch(session, glorotUniform(tf, variable.spec(), seed));
      case ONES -> ones(variable.spec().size());
      case ZEROS -> new float[variable.spec().size()];
    };
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Operand<TFloat32> glorotUniform(Ops tf, VariableSpec kernel, long seed) {
    double limit = Math.sqrt(6.0 / (kernel.shape().get(0) + kernel.shape().get(1)));
    return new RandomUniform<TFloat32>(-limit, limit, seed)
        .call(tf, tf.constant(GraphVariables.shape(kernel).asArray()), TFloat32.class);
  }
}

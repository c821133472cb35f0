package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeResources;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A model with its weights that predicts without being saved to a file, by the same operations as a
 * {@link SavedGraph} of it.
 *
 * <p>Owns native memory until it is closed. May be closed twice and from any thread. May be called
 * by several threads at once.
 */
public final class ServingGraph implements AutoCloseable {
  private static final String FEATURES = "features";
  private static final String PROBABILITIES = "probabilities";

  private final NativeResources opened = new NativeResources();
  private final SavedFunction probabilities;
  private final SavedFunction logits;

  /**
   * Builds the graph.
   *
   * @param served a single network
   * @param weights the values of the model's variables
   * @param threads the number of threads that one operation may use, at least 1
   * @throws IllegalArgumentException if the model is an ensemble
   */
  public ServingGraph(ServedModel served, Weights weights, int threads) {
    served.checkAlone();
    NativeRuntime.prepare();
    try {
      Graph graph = new Graph();
      opened.onClose(graph::close);
      Operand<TFloat32> logit = build(NameScope.operations(graph), served, weights);
      Session session = new Session(graph, new Execution(false, threads).servingConfig());
      opened.onClose(session::close);
      this.probabilities = function(served.model(), session, PROBABILITIES);
      this.logits = function(served.model(), session, logit.asOutput().name());
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private static SavedFunction function(ModelSpec model, Session session, String output) {
    return new SavedFunction(
        "model " + model.name(),
        session,
        new SavedFunction.Matrix(FEATURES, model.features()),
        new SavedFunction.Matrix(output, 1));
  }

  /**
   * Adds the operations from a placeholder of features to probabilities.
   *
   * @return the logits of the probabilities
   */
  static Operand<TFloat32> build(Ops tf, ServedModel served, Weights weights) {
    Shape shape = Shape.of(Shape.UNKNOWN_SIZE, served.model().features());
    Placeholder<TFloat32> features =
        tf.withName(FEATURES).placeholder(TFloat32.class, Placeholder.shape(shape));
    ServedNetwork network = new ServedNetwork.Alone(tf, served.model(), constants(tf, weights));
    Operand<TFloat32> logits = served.over(tf, network).logits(features);
    tf.withName(PROBABILITIES).math.sigmoid(logits);
    return logits;
  }

  private static List<Operand<TFloat32>> constants(Ops tf, Weights weights) {
    List<Operand<TFloat32>> constants = new ArrayList<>();
    List<VariableSpec> variables = weights.variables();
    for (int i = 0; i < variables.size(); i++) {
      Shape shape = GraphVariables.shape(variables.get(i));
      try (TFloat32 values = Tensors.of(shape, weights.values(i))) {
        constants.add(tf.constantOf(values));
      }
    }
    return constants;
  }

  /**
   * Returns the function from features {@code [rows, features]} to probabilities {@code [rows, 1]}.
   */
  public SavedFunction probabilities() {
    return probabilities;
  }

  /** Returns the function from features {@code [rows, features]} to logits {@code [rows, 1]}. */
  public SavedFunction logits() {
    return logits;
  }

  @Override
  public void close() {
    opened.close();
  }
}

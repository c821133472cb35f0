package dev.overfit.graph;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Handles of the resource variables of a model in one graph or function body. A handle finds its
 * variable by name in the session, so the same name in a graph and in the body of one of its loops
 * is the same variable.
 */
final class GraphVariables {
  /** One handle, what it is called and how large its variable is. */
  record Variable(VariableSpec spec, Operand<? extends TType> handle) {}

  /** A variable of the model. */
  private record Weight(Variable variable, boolean trainable) {}

  /** Makes the operation that is a variable's handle. */
  @FunctionalInterface
  interface Handles {
    /** A handle of the variable called {@code name}. */
    Operand<? extends TType> of(Ops tf, String name, Shape shape, Class<? extends TType> type);
  }

  private final Ops tf;
  private final Handles handles;
  private final List<Weight> weights;
  private final Map<String, Variable> slots = new HashMap<>();

  GraphVariables(Ops tf, ModelSpec model) {
    this(tf, model, GraphVariables::handle);
  }

  GraphVariables(Ops tf, ModelSpec model, Handles handles) {
    this.tf = tf;
    this.handles = handles;
    this.weights =
        model.layerVariables().stream()
            .map(variable -> new Weight(variable(variable.spec()), variable.trainable()))
            .toList();
  }

  /** The variables of the model, in its order. */
  List<Variable> weights() {
    return weights.stream().map(Weight::variable).toList();
  }

  /** Those that are trained, in the same order. */
  List<Variable> trainable() {
    return trainable(weights()).toList();
  }

  /** What belongs to those that are trained, of a list with something for each variable. */
  <T> Stream<T> trainable(List<T> ofAll) {
    return IntStream.range(0, weights.size())
        .filter(i -> weights.get(i).trainable())
        .mapToObj(ofAll::get);
  }

  /** The values of the variables, in the model's order; one read operation each. */
  List<Operand<TFloat32>> readWeights() {
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (Weight weight : weights) {
      values.add(tf.readVariableOp(weight.variable().handle(), TFloat32.class));
    }
    return values;
  }

  /**
   * A variable of the same shape that an optimizer keeps beside {@code variable}, called {@code
   * <name>/<slot>}; the same handle whenever it is asked for.
   */
  Variable slot(Variable variable, String slot) {
    VariableSpec spec =
        new VariableSpec(variable.spec().name() + "/" + slot, variable.spec().shape());
    return slots.computeIfAbsent(spec.name(), name -> variable(spec));
  }

  private Variable variable(VariableSpec spec) {
    return new Variable(spec, handles.of(tf, spec.name(), shape(spec), TFloat32.class));
  }

  static Shape shape(VariableSpec spec) {
    return Shape.of(spec.shape().stream().mapToLong(Integer::longValue).toArray());
  }

  static Operand<? extends TType> handle(
      Ops tf, String name, Shape shape, Class<? extends TType> type) {
    return tf.withName(name.replace('/', '_') + "_handle")
        .varHandleOp(type, shape, VarHandleOp.sharedName(name));
  }
}

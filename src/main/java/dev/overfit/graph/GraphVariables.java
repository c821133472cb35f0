package dev.overfit.graph;

import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Handles of a model's resource variables in one graph or function body. A handle finds its
 * variable by name in the session, so the same name in a graph and in the body of one of its loops
 * is the same variable.
 */
final class GraphVariables {
  /**
   * A handle, with the name and shape of its variable.
   *
   * @param trainable whether an optimizer changes it by its gradient
   */
  record Variable(VariableSpec spec, Operand<? extends TType> handle, boolean trainable) {}

  /** Creates the operation that is a variable's handle. */
  @FunctionalInterface
  interface Handles {
    /** Returns a handle of the variable called {@code name}. */
    Operand<? extends TType> of(Ops tf, String name, Shape shape, Class<? extends TType> type);
  }

  private final Ops tf;
  private final Handles handles;
  private final List<Variable> weights;
  private final Map<String, Variable> slots = new HashMap<>();

  GraphVariables(Ops tf, ModelSpec model) {
    this(tf, model, GraphVariables::handle);
  }

  GraphVariables(Ops tf, ModelSpec model, Handles handles) {
    this.tf = tf;
    this.handles = handles;
    this.weights =
        model.layerVariables().stream()
            .map(variable -> variable(variable.spec(), variable.trainable()))
            .toList();
  }

  /** Returns the variables of the model, in its order. */
  List<Variable> weights() {
    return weights;
  }

  /** Returns the trained variables, in the same order. */
  List<Variable> trainable() {
    return trainable(weights);
  }

  /** Returns the elements for the trained variables, given a list with one element per variable. */
  <T> List<T> trainable(List<T> ofAll) {
    List<T> trainable = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i).trainable()) {
        trainable.add(ofAll.get(i));
      }
    }
    return trainable;
  }

  /** Returns the values of the variables in the model's order, each from its own read operation. */
  List<Operand<TFloat32>> readWeights() {
    List<Operand<TFloat32>> values = new ArrayList<>();
    for (Variable variable : weights) {
      values.add(tf.readVariableOp(variable.handle(), TFloat32.class));
    }
    return values;
  }

  /**
   * Returns a variable that an optimizer keeps beside {@code variable}, of the same shape and
   * called {@code <name>/<slot>}. Repeated calls return the same handle.
   */
  Variable slot(Variable variable, String slot) {
    VariableSpec spec =
        new VariableSpec(variable.spec().name() + "/" + slot, variable.spec().shape());
    return slots.computeIfAbsent(spec.name(), name -> variable(spec, false));
  }

  private Variable variable(VariableSpec spec, boolean trainable) {
    return new Variable(spec, handles.of(tf, spec.name(), shape(spec), TFloat32.class), trainable);
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

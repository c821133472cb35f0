package dev.overfit.graph;

import dev.overfit.graph.GraphVariables.Variable;
import dev.overfit.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Consecutive steps as one program that XLA compiles at its first run: the same {@link
 * TrainingStep} as in an {@link EpochLoop}, but pure, rows and variables in, variables out, since
 * XLA wants all shapes fixed and no variables inside. The last batch of an epoch, where it is
 * smaller than the others, is a loop of its own that runs at most once.
 */
final class CompiledEpoch {
  private final ModelSpec model;
  private final StepSettings settings;
  private final int rows;

  /**
   * @param rows the number of training rows
   */
  CompiledEpoch(ModelSpec model, StepSettings settings, int rows) {
    this.model = model;
    this.settings = settings;
    this.rows = rows;
  }

  /** As {@link EpochLoop#build}; the variables are set when the result is there. */
  Operand<TFloat32> build(
      Ops tf,
      Operand<TInt32> from,
      Operand<TInt32> to,
      Operand<TInt32> order,
      Operand<TInt64> step,
      Operand<TFloat32> sums) {
    RowVariables training = EpochLoop.rows(tf, rows, model.features());
    List<Variable> variables = variables(tf);
    List<Operand<?>> inputs =
        new ArrayList<>(
            List.of(from, to, order, step, sums, training.features(), training.labels()));
    variables.forEach(variable -> inputs.add(tf.readVariableOp(variable.handle(), TFloat32.class)));
    List<Operand<TFloat32>> outputs = call(tf, inputs, 1 + variables.size());
    List<Op> assigned = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      assigned.add(tf.assignVariableOp(variables.get(i).handle(), outputs.get(1 + i)));
    }
    return tf.withControlDependencies(assigned).identity(outputs.get(0));
  }

  /** The model's, then the optimizer's slots, in the order of {@link TrainingSession#variables}. */
  private List<Variable> variables(Ops tf) {
    GraphVariables known = new GraphVariables(tf, model);
    List<Variable> all = new ArrayList<>(known.weights());
    for (String slot : OptimizerUpdate.slots(settings.optimizer())) {
      known.weights().forEach(weight -> all.add(known.slot(weight, slot)));
    }
    return all;
  }

  /** A call that has to be compiled; the typed calls cannot say so. */
  private List<Operand<TFloat32>> call(Ops tf, List<Operand<?>> inputs, int outputs) {
    DataType[] types = new DataType[outputs];
    Arrays.fill(types, DataType.DT_FLOAT);
    try (ConcreteFunction program = ConcreteFunction.create(this::program)) {
      OperationBuilder builder =
          tf.scope()
              .env()
              .opBuilder("StatefulPartitionedCall", tf.scope().makeOpName("epoch"), tf.scope());
      builder.addInputList(inputs.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
      Operation call =
          builder
              .setAttr("f", program)
              .setAttr("Tout", types)
              .setAttr("_XlaMustCompile", true)
              .build();
      List<Operand<TFloat32>> results = new ArrayList<>();
      for (int i = 0; i < outputs; i++) {
        results.add(call.<TFloat32>output(i));
      }
      return results;
    }
  }

  private Signature program(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    int whole = rows / settings.batchSize();
    Operand<TInt32> wholeTo = tf.math.minimum(in.to, tf.constant(whole));
    List<Operand<?>> state = new ArrayList<>(in.all);
    state.set(1, wholeTo);
    state = loop(tf, state, settings.batchSize());
    if (rows % settings.batchSize() > 0) {
      state.set(1, in.to);
      state = loop(tf, state, rows % settings.batchSize());
    }
    Signature.Builder signature = in.signature("epoch_program").output("sums", state.get(4));
    for (int i = LoopInputs.FIXED; i < state.size(); i++) {
      signature.output("variable_" + (i - LoopInputs.FIXED), state.get(i));
    }
    return signature.build();
  }

  private List<Operand<?>> loop(Ops tf, List<Operand<?>> state, int size) {
    try (ConcreteFunction condition = ConcreteFunction.create(this::condition);
        ConcreteFunction body = ConcreteFunction.create(inside -> body(inside, size))) {
      return new ArrayList<>(tf.whileOp(new ArrayList<>(state), condition, body).output());
    }
  }

  private Signature condition(Ops tf) {
    LoopInputs in = new LoopInputs(tf);
    return in.signature("program_condition").output("more", tf.math.less(in.batch, in.to)).build();
  }

  private Signature body(Ops tf, int size) {
    LoopInputs in = new LoopInputs(tf);
    Operand<TInt32> start = tf.math.mul(in.batch, tf.constant(settings.batchSize()));
    Operand<TInt32> batchRows =
        tf.slice(in.order, tf.expandDims(start, tf.constant(0)), tf.constant(new int[] {size}));
    List<Operand<TFloat32>> weights = in.variables.subList(0, model.variables().size());
    List<Operand<TFloat32>> slots =
        in.variables.subList(model.variables().size(), in.variables.size());
    PureUpdate update = new PureUpdate(tf, settings.optimizer(), slots);
    TrainingStep step =
        TrainingStep.build(
            tf,
            model,
            settings,
            weights,
            update,
            Batch.of(
                tf,
                tf.constant(size),
                tf.gather(in.features, batchRows, tf.constant(0)),
                tf.gather(in.labels, batchRows, tf.constant(0))),
            in.step);
    Signature.Builder signature =
        in.signature("program_body")
            .output("next_batch", tf.math.add(in.batch, tf.constant(1)))
            .output("same_to", tf.identity(in.to))
            .output("same_order", tf.identity(in.order))
            .output("next_step", tf.math.add(in.step, tf.constant(1L)))
            .output("next_sums", tf.math.add(in.sums, step.figures(tf, tf.constant(size))))
            .output("same_features", tf.identity(in.features))
            .output("same_labels", tf.identity(in.labels));
    for (int i = 0; i < update.values().size(); i++) {
      signature.output("next_variable_" + i, update.values().get(i));
    }
    return signature.build();
  }

  /** The variables of the loops, which are the program's inputs too, in their order. */
  private final class LoopInputs {
    /** How many there are before the model's variables. */
    static final int FIXED = 7;

    final List<Operand<?>> all = new ArrayList<>();
    final List<Operand<TFloat32>> variables = new ArrayList<>();
    final Placeholder<TInt32> batch;
    final Placeholder<TInt32> to;
    final Placeholder<TInt32> order;
    final Placeholder<TInt64> step;
    final Placeholder<TFloat32> sums;
    final Placeholder<TFloat32> features;
    final Placeholder<TFloat32> labels;

    LoopInputs(Ops tf) {
      batch = add(tf, "batch", TInt32.class);
      to = add(tf, "to", TInt32.class);
      order = add(tf, "order", TInt32.class, rows);
      step = add(tf, "step", TInt64.class);
      sums = add(tf, "sums", TFloat32.class, EpochLoop.SUMS);
      features = add(tf, "features", TFloat32.class, rows, model.features());
      labels = add(tf, "labels", TFloat32.class, rows, 1);
      TrainingSession.variables(model, settings)
          .forEach(
              spec ->
                  variables.add(
                      add(
                          tf,
                          "variable_" + variables.size(),
                          TFloat32.class,
                          GraphVariables.shape(spec).asArray())));
    }

    private <T extends TType> Placeholder<T> add(
        Ops tf, String name, Class<T> type, long... shape) {
      Placeholder<T> input =
          tf.withName(name).placeholder(type, Placeholder.shape(Shape.of(shape)));
      all.add(input);
      return input;
    }

    Signature.Builder signature(String name) {
      Signature.Builder signature = Signature.builder(name);
      List<String> names = List.of("batch", "to", "order", "step", "sums", "features", "labels");
      for (int i = 0; i < all.size(); i++) {
        signature.input(i < FIXED ? names.get(i) : "variable_" + (i - FIXED), all.get(i));
      }
      return signature;
    }
  }
}

package dev.overfit.graph;

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
  private final EpochRecord epochRecord;

  /**
   * @param rows the number of training rows
   */
  CompiledEpoch(ModelSpec model, StepSettings settings, int rows) {
    this.model = model;
    this.settings = settings;
    this.rows = rows;
    this.epochRecord = new EpochRecord(rows, settings.batchSize());
  }

  /** As {@link EpochLoop#build}; the variables are set when the result is there. */
  Op build(
      Ops tf,
      Operand<TInt32> from,
      Operand<TInt32> to,
      Operand<TInt32> order,
      Operand<TInt64> firstStep) {
    RowVariables training = EpochLoop.rows(tf, rows, model.features());
    List<Operand<?>> inputs =
        new ArrayList<>(List.of(from, to, order, firstStep, training.features(), training.signs()));
    List<Operand<? extends TType>> variables = variables(tf);
    variables.forEach(handle -> inputs.add(tf.readVariableOp(handle, TFloat32.class)));
    List<Operand<TFloat32>> outputs = call(tf, inputs, variables.size());
    List<Op> assigned = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      assigned.add(tf.assignVariableOp(variables.get(i), outputs.get(i)));
    }
    return tf.withControlDependencies(assigned).noOp();
  }

  /**
   * Those of the epoch's record, the model's, and the optimizer's slots in the order of {@link
   * TrainingSession#variables}.
   */
  private List<Operand<? extends TType>> variables(Ops tf) {
    GraphVariables known = new GraphVariables(tf, model);
    List<Operand<? extends TType>> all = new ArrayList<>();
    all.add(epochRecord.logits(tf));
    all.add(epochRecord.penalties(tf));
    known.weights().forEach(weight -> all.add(weight.handle()));
    for (String slot : settings.optimizer().slots()) {
      known.weights().forEach(weight -> all.add(known.slot(weight, slot).handle()));
    }
    return all;
  }

  /** A call that has to be compiled; the typed calls cannot say so. */
  private List<Operand<TFloat32>> call(Ops tf, List<Operand<?>> inputs, int outputs) {
    DataType[] types = new DataType[outputs];
    Arrays.fill(types, DataType.DT_FLOAT);
    try (ConcreteFunction program = NameScope.function(this::program)) {
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
    Signature.Builder signature = in.signature("epoch_program");
    for (int i = LoopInputs.FIXED; i < state.size(); i++) {
      signature.output("variable_" + (i - LoopInputs.FIXED), state.get(i));
    }
    return signature.build();
  }

  private List<Operand<?>> loop(Ops tf, List<Operand<?>> state, int size) {
    try (ConcreteFunction condition = NameScope.function(this::condition);
        ConcreteFunction body = NameScope.function(inside -> body(inside, size))) {
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
    Operand<TInt64> number = tf.math.add(in.firstStep, tf.dtypes.cast(in.batch, TInt64.class));
    PureUpdate update = new PureUpdate(tf, settings.optimizer(), in.slots(), number);
    TrainingStep step =
        TrainingStep.build(
            tf,
            model,
            settings,
            in.weights(),
            update,
            Batch.of(
                tf,
                tf.constant(size),
                tf.gather(in.features, batchRows, tf.constant(0)),
                tf.gather(in.signs, batchRows, tf.constant(0))),
            number);
    Signature.Builder signature =
        in.signature("program_body")
            .output("next_batch", tf.math.add(in.batch, tf.constant(1)))
            .output("same_to", tf.identity(in.to))
            .output("same_order", tf.identity(in.order))
            .output("same_first_step", tf.identity(in.firstStep))
            .output("same_features", tf.identity(in.features))
            .output("same_signs", tf.identity(in.signs));
    List<Operand<TFloat32>> next = new ArrayList<>();
    next.add(at(tf, in.epochLogits(), in, epochRecord.logits(tf, tf.constant(size), step)));
    next.add(at(tf, in.epochPenalties(), in, step.regularizationLoss(tf)));
    next.addAll(update.values());
    for (int i = 0; i < next.size(); i++) {
      signature.output("next_variable_" + i, next.get(i));
    }
    return signature.build();
  }

  /** With the batch's value in place of what was there. */
  private static Operand<TFloat32> at(
      Ops tf, Operand<TFloat32> all, LoopInputs in, Operand<TFloat32> value) {
    Operand<TInt32> batch = tf.reshape(in.batch, tf.constant(new int[] {1, 1}));
    return tf.tensorScatterNdUpdate(all, batch, tf.expandDims(value, tf.constant(0)));
  }

  /** The variables of the loops, which are the program's inputs too, in their order. */
  private final class LoopInputs {
    /** How many there are before the variables. */
    static final int FIXED = 6;

    /** How many of the variables are the epoch's record. */
    static final int RECORD = 2;

    final List<Operand<?>> all = new ArrayList<>();
    final List<Operand<TFloat32>> variables = new ArrayList<>();
    final Placeholder<TInt32> batch;
    final Placeholder<TInt32> to;
    final Placeholder<TInt32> order;
    final Placeholder<TInt64> firstStep;
    final Placeholder<TFloat32> features;
    final Placeholder<TFloat32> signs;

    LoopInputs(Ops tf) {
      batch = add(tf, "batch", TInt32.class);
      to = add(tf, "to", TInt32.class);
      order = add(tf, "order", TInt32.class, rows);
      firstStep = add(tf, "first_step", TInt64.class);
      features = add(tf, "features", TFloat32.class, rows, model.features());
      signs = add(tf, "signs", TFloat32.class, rows, 1);
      addVariable(tf, epochRecord.logitsShape());
      addVariable(tf, epochRecord.penaltiesShape());
      TrainingSession.variables(model, settings)
          .forEach(spec -> addVariable(tf, GraphVariables.shape(spec)));
    }

    Operand<TFloat32> epochLogits() {
      return variables.get(0);
    }

    Operand<TFloat32> epochPenalties() {
      return variables.get(1);
    }

    List<Operand<TFloat32>> weights() {
      return variables.subList(RECORD, RECORD + model.variables().size());
    }

    List<Operand<TFloat32>> slots() {
      return variables.subList(RECORD + model.variables().size(), variables.size());
    }

    private void addVariable(Ops tf, Shape shape) {
      variables.add(add(tf, "variable_" + variables.size(), TFloat32.class, shape.asArray()));
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
      List<String> names = List.of("batch", "to", "order", "first_step", "features", "signs");
      for (int i = 0; i < all.size(); i++) {
        signature.input(i < FIXED ? names.get(i) : "variable_" + (i - FIXED), all.get(i));
      }
      return signature;
    }
  }
}

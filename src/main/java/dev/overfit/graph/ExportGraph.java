package dev.overfit.graph;

import dev.overfit.graph.GraphVariables.Variable;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.MemberWeights;
import dev.overfit.model.ModelSpec;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The graph that is exported as a SavedModel. It is built separately from that of {@link
 * TrainingSession}, from the same forward pass, penalties and {@link TrainingStep}, but with one
 * handle per variable and without loops or rows, so that every reader of SavedModels can load it.
 *
 * <p>The runtime's own exporter silently leaves out resource variables, so everything a reader
 * needs is assembled here: saver operations, signatures and collections.
 *
 * <p>Each method opens a graph and a session and closes both before it returns.
 */
public final class ExportGraph {
  /** The tag by which servers find the graph. */
  public static final String TAG = "serve";

  /** The signature that servers call. */
  public static final String SERVING_DEFAULT = "serving_default";

  /** The signature that takes encoded rows; only in graphs that serve columns. */
  static final String FEATURES = "features";

  /** The signature of everything that a trainer needs to continue; only in trainable graphs. */
  static final String STATE = "state";

  /** The variable that counts the steps, and its output in {@link #STATE}. */
  static final String STEP = "step";

  /** The output of {@link #STATE} that holds the description given when the graph was written. */
  static final String DESCRIPTION = "description";

  private final Graph graph;
  private final Ops tf;
  private final SavedVariables saved;
  private final List<GraphVariables> variables = new ArrayList<>();
  private final Map<String, Operand<?>> state = new LinkedHashMap<>();
  private final ServingOperations operations;
  private final MetaGraphDef.Builder metaGraph = MetaGraphDef.newBuilder();

  private ExportGraph(Graph graph, ServedModel served, double logitThreshold) {
    this.graph = graph;
    this.tf = NameScope.operations(graph);
    this.saved = new SavedVariables(tf);
    ServedNetwork network = served.over(tf, network(served));
    this.operations = new ServingOperations(tf, served.model());
    SignatureDef features = operations.serve(network);
    Optional<SignatureDef> columns =
        served.encoding().map(encoding -> operations.serve(network, encoding));
    columns.ifPresent(each -> metaGraph.putSignatureDef(FEATURES, features));
    SignatureDef serve = columns.orElse(features);
    metaGraph
        .putSignatureDef(SERVING_DEFAULT, serve)
        .putSignatureDef("serve", serve)
        .putSignatureDef("evaluate", operations.evaluate(network, logitThreshold));
  }

  private ServedNetwork network(ServedModel served) {
    ModelSpec model = served.model();
    if (served.members().isEmpty()) {
      return new ServedNetwork.Alone(tf, model, weights(model, ""));
    }
    List<EnsembleNetwork.Member> members = new ArrayList<>();
    for (String name : served.members()) {
      members.add(new EnsembleNetwork.Member(name, weights(model, name + "/")));
    }
    return new EnsembleNetwork(tf, model, members);
  }

  /**
   * Adds the variables of a network.
   *
   * @param scope the prefix of their names
   * @return their values, in the model's order
   */
  private List<Operand<TFloat32>> weights(ModelSpec model, String scope) {
    GraphVariables own =
        new GraphVariables(
            tf,
            model,
            (ops, name, shape, type) -> SavedVariables.handle(ops, scope + name, shape, type));
    variables.add(own);
    return own.weights().stream().map(variable -> add(variable, scope)).toList();
  }

  /**
   * Writes the variables and returns the definition of a graph that serves and evaluates. It serves
   * {@code features}, float32 {@code [rows, features]}. If the model has an encoding, the graph
   * serves the columns of the table by name, {@code [rows, 1]} each, and has a signature {@code
   * features} for encoded rows.
   *
   * @param logitThreshold the logit above which a row counts as positive in {@code accuracy}
   * @param weights the values of the model's variables
   * @param variablesPrefix the path prefix of the written files, in an existing folder
   * @throws IOException if the native libraries cannot be loaded
   */
  public static MetaGraphDef writeServing(
      ServedModel model, double logitThreshold, Weights weights, Path variablesPrefix)
      throws IOException {
    NativeRuntime.load();
    try (Graph graph = new Graph()) {
      ExportGraph export = new ExportGraph(graph, model, logitThreshold);
      return export.write(session -> export.set(session, 0, weights), variablesPrefix);
    }
  }

  /**
   * Writes the variables and returns the definition of a graph that serves and evaluates the mean
   * probability of several networks, with the inputs and outputs of {@link #writeServing}.
   *
   * @param model the model, with the names of its members, at least one
   * @param logitThreshold the logit of the mean above which a row counts as positive in {@code
   *     accuracy}
   * @param weights provides the weights of the members, in order, each once
   * @param variablesPrefix the path prefix of the written files, in an existing folder
   * @throws IOException if the weights of a member cannot be read, or the native libraries cannot
   *     be loaded
   */
  public static MetaGraphDef writeEnsemble(
      ServedModel model, double logitThreshold, MemberWeights weights, Path variablesPrefix)
      throws IOException {
    NativeRuntime.load();
    try (Graph graph = new Graph()) {
      ExportGraph export = new ExportGraph(graph, model, logitThreshold);
      return export.write(
          session -> {
            int next = 0;
            for (int member = 0; member < model.members().size(); member++) {
              next = export.set(session, next, weights.of(member));
            }
          },
          variablesPrefix);
    }
  }

  /**
   * Writes the variables and returns the definition of a graph that can also be trained: a
   * signature {@code train} takes one step, and a signature {@code state} returns all variables and
   * the description. If copies of a row are averaged, {@code train} uses the rows themselves.
   *
   * @param settings the settings of the training step
   * @param state the values of the model's variables and of the optimizer's slots, as {@link
   *     TrainingSession#state()} returns them, or of the model's variables alone, with all slots at
   *     zero
   * @param step the number of steps that the optimizer has taken
   * @param description a text that is stored in the graph
   * @param variablesPrefix the path prefix of the written files, in an existing folder
   * @throws IOException if the native libraries cannot be loaded
   */
  public static MetaGraphDef writeTrainable(
      ServedModel model,
      StepSettings settings,
      Weights state,
      long step,
      String description,
      Path variablesPrefix)
      throws IOException {
    model.checkAlone();
    NativeRuntime.load();
    try (Graph graph = new Graph()) {
      ExportGraph export = new ExportGraph(graph, model, settings.logitThreshold());
      export.addTraining(settings, description);
      return export.write(
          session -> export.setStep(session, export.set(session, 0, state), step), variablesPrefix);
    }
  }

  private void addTraining(StepSettings settings, String description) {
    GraphVariables own = variables.get(0);
    for (String slot : settings.optimizer().slots()) {
      for (Variable variable : own.trainable()) {
        add(own.slot(variable, slot), "");
      }
    }
    Operand<? extends TType> handle = SavedVariables.handle(tf, STEP, Shape.scalar(), TInt64.class);
    Operand<TInt64> step = saved.add(STEP, handle, tf.constant(0L), TInt64.class, false);
    metaGraph.putSignatureDef("train", operations.train(settings, own, handle, step));
    state.put(STEP, tf.identity(step));
    state.put(DESCRIPTION, tf.withName(DESCRIPTION).constant(description));
    metaGraph.putSignatureDef(STATE, Signatures.of(Map.of(), state));
  }

  private Operand<TFloat32> add(Variable variable, String scope) {
    VariableSpec spec = variable.spec();
    String name = scope + spec.name();
    Operand<TFloat32> zeros =
        tf.fill(tf.constant(GraphVariables.shape(spec).asArray()), tf.constant(0f));
    Operand<TFloat32> read =
        saved.add(name, variable.handle(), zeros, TFloat32.class, variable.trainable());
    state.put(name, tf.identity(read));
    return read;
  }

  /** Sets the variables of a session. */
  @FunctionalInterface
  private interface Initialization<X extends Exception> {
    void of(Session session) throws X;
  }

  private <X extends Exception> MetaGraphDef write(
      Initialization<X> initialization, Path variablesPrefix) throws X {
    SaverDef saver = saved.saver();
    try (Session session = new Session(graph, new Execution(false, 1).config())) {
      initialization.of(session);
      try (TString prefix = TString.scalarOf(variablesPrefix.toString())) {
        session
            .runner()
            .feed(saver.getFilenameTensorName(), prefix)
            .addTarget(saver.getSaveTensorName())
            .run()
            .close();
      }
    }
    return metaGraph
        .setMetaInfoDef(
            MetaGraphDef.MetaInfoDef.newBuilder()
                .addTags(TAG)
                .setTensorflowVersion(TensorFlow.version()))
        .setGraphDef(graph.toGraphDef())
        .setSaverDef(saver)
        .putCollectionDef("variables", saved.all())
        .putCollectionDef("trainable_variables", saved.trainable())
        .build();
  }

  /**
   * Sets variables one after another.
   *
   * @param first the index of the first variable
   * @return the index after the last
   */
  private int set(Session session, int first, Weights values) {
    List<Operand<? extends TType>> initials = saved.initials();
    List<Op> initializers = saved.initializers();
    int count = values.variables().size();
    for (int i = 0; i < count; i++) {
      Shape shape = GraphVariables.shape(values.variables().get(i));
      run(
          session.runner().addTarget(initializers.get(first + i)),
          initials.get(first + i),
          Tensors.of(shape, values.values(i)));
    }
    return first + count;
  }

  /** Sets the step, the last variable, and sets variables before it without a value to zero. */
  private void setStep(Session session, int first, long step) {
    List<Operand<? extends TType>> initials = saved.initials();
    List<Op> initializers = saved.initializers();
    int last = initials.size() - 1;
    for (int i = first; i < last; i++) {
      session.runner().addTarget(initializers.get(i)).run().close();
    }
    run(
        session.runner().addTarget(initializers.get(last)),
        initials.get(last),
        TInt64.scalarOf(step));
  }

  private static void run(Session.Runner runner, Operand<?> initial, Tensor value) {
    try (value) {
      runner.feed(initial, value).run().close();
    }
  }
}

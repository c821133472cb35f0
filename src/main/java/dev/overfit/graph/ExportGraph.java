package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
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
 * The graph that leaves as a SavedModel: a second one beside that of {@link TrainingSession}, from
 * the same forward pass, penalties and {@link TrainingStep}, with one operation a variable and
 * without loops or rows, so that every reader of SavedModels can take it.
 *
 * <p>The runtime's own exporter leaves resource variables out without a word, so that everything a
 * reader needs is put together here: saver operations, signatures and collections.
 *
 * <p>Each method opens a graph and a session and closes both before it returns.
 */
public final class ExportGraph {
  /** The tag by which servers find the graph. */
  public static final String TAG = "serve";

  /** The signature that servers call. */
  public static final String SERVING_DEFAULT = "serving_default";

  /** The signature that takes coded rows; in graphs alone whose other ones take columns. */
  static final String FEATURES = "features";

  /** The signature of all that a trainer needs to go on; in trainable graphs only. */
  static final String STATE = "state";

  /** The variable that counts the steps, and its output in {@link #STATE}. */
  static final String STEP = "step";

  /** The output of {@link #STATE} that holds the text that was given along. */
  static final String DESCRIPTION = "description";

  private final Graph graph;
  private final Ops tf;
  private final SavedVariables saved;
  private final GraphVariables variables;
  private final Map<String, Operand<?>> state = new LinkedHashMap<>();
  private final List<Operand<TFloat32>> weights = new ArrayList<>();
  private final ServingOperations operations;
  private final MetaGraphDef.Builder metaGraph = MetaGraphDef.newBuilder();

  private ExportGraph(Graph graph, ServedModel served, double logitThreshold) {
    this.graph = graph;
    this.tf = NameScope.operations(graph);
    this.saved = new SavedVariables(tf);
    this.variables = new GraphVariables(tf, served.model(), SavedVariables::handle);
    for (GraphVariables.Variable variable : variables.weights()) {
      weights.add(add(variable, true));
    }
    this.operations = new ServingOperations(tf, served.model(), variables);
    SignatureDef features = operations.serve(weights);
    Optional<SignatureDef> columns =
        served.encoding().map(encoding -> operations.serve(weights, encoding));
    columns.ifPresent(each -> metaGraph.putSignatureDef(FEATURES, features));
    SignatureDef serve = columns.orElse(features);
    metaGraph
        .putSignatureDef(SERVING_DEFAULT, serve)
        .putSignatureDef("serve", serve)
        .putSignatureDef("evaluate", operations.evaluate(weights, logitThreshold));
  }

  /**
   * Writes variables and describes a graph that serves and evaluates. It serves {@code features}
   * float32 {@code [rows, features]}; that of a model with an encoding serves the columns of the
   * table by their names, {@code [rows, 1]} each, and has a signature {@code features} for coded
   * rows.
   *
   * @param logitThreshold the logit above which a row counts as positive in {@code accuracy}
   * @param weights the values of the model's variables
   * @param variablesPrefix the path that the names of the written files begin with; its folder
   *     exists
   */
  public static MetaGraphDef writeServing(
      ServedModel model, double logitThreshold, Weights weights, Path variablesPrefix) {
    NativeRuntime.prepare();
    try (Graph graph = new Graph()) {
      ExportGraph export = new ExportGraph(graph, model, logitThreshold);
      return export.write(weights, 0, variablesPrefix);
    }
  }

  /**
   * Writes variables and describes a graph that also trains: a signature {@code train}, which takes
   * one step, and a signature {@code state}, which gives all variables and the description.
   *
   * @param settings what the step depends on
   * @param state the values of the model's variables and of the optimizer's slots, as {@link
   *     TrainingSession#state()} gives them, or of the model's alone, with all slots at zero
   * @param step how many steps the optimizer has taken
   * @param description a text that travels inside the graph
   * @param variablesPrefix the path that the names of the written files begin with; its folder
   *     exists
   */
  public static MetaGraphDef writeTrainable(
      ServedModel model,
      StepSettings settings,
      Weights state,
      long step,
      String description,
      Path variablesPrefix) {
    NativeRuntime.prepare();
    try (Graph graph = new Graph()) {
      ExportGraph export = new ExportGraph(graph, model, settings.logitThreshold());
      export.addTraining(settings, description);
      return export.write(state, step, variablesPrefix);
    }
  }

  private void addTraining(StepSettings settings, String description) {
    for (String slot : settings.optimizer().slots()) {
      for (GraphVariables.Variable variable : variables.weights()) {
        add(variables.slot(variable, slot), false);
      }
    }
    Operand<? extends TType> handle = SavedVariables.handle(tf, STEP, Shape.scalar(), TInt64.class);
    Operand<TInt64> step = saved.add(STEP, handle, tf.constant(0L), TInt64.class, false);
    metaGraph.putSignatureDef("train", operations.train(settings, handle, step));
    state.put(STEP, tf.identity(step));
    state.put(DESCRIPTION, tf.withName(DESCRIPTION).constant(description));
    metaGraph.putSignatureDef(STATE, Signatures.of(Map.of(), state));
  }

  private Operand<TFloat32> add(GraphVariables.Variable variable, boolean trainable) {
    VariableSpec spec = variable.spec();
    Operand<TFloat32> zeros =
        tf.fill(tf.constant(GraphVariables.shape(spec).asArray()), tf.constant(0f));
    Operand<TFloat32> read =
        saved.add(spec.name(), variable.handle(), zeros, TFloat32.class, trainable);
    state.put(spec.name(), tf.identity(read));
    return read;
  }

  private MetaGraphDef write(Weights values, long step, Path variablesPrefix) {
    SaverDef saver = saved.saver();
    try (Session session = new Session(graph, new Execution(false, 1).config())) {
      initialize(session, values, step);
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

  /** Sets the variables: those without a value keep zero, the last may be the step. */
  private void initialize(Session session, Weights values, long step) {
    List<Operand<? extends TType>> initials = saved.initials();
    List<Op> initializers = saved.initializers();
    int given = values.variables().size();
    for (int i = 0; i < initials.size(); i++) {
      Session.Runner runner = session.runner().addTarget(initializers.get(i));
      if (i < given) {
        Shape shape = GraphVariables.shape(values.variables().get(i));
        run(runner, initials.get(i), Tensors.of(shape, values.values(i)));
      } else if (initials.get(i).type().equals(TInt64.class)) {
        run(runner, initials.get(i), TInt64.scalarOf(step));
      } else {
        runner.run().close();
      }
    }
  }

  private static void run(Session.Runner runner, Operand<?> initial, Tensor value) {
    try (value) {
      runner.feed(initial, value).run().close();
    }
  }
}

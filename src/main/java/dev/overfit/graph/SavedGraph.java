package dev.overfit.graph;

import dev.overfit.graph.runtime.Execution;
import dev.overfit.graph.runtime.NativeResources;
import dev.overfit.graph.runtime.NativeRuntime;
import dev.overfit.io.OneLine;
import dev.overfit.model.Encoding;
import dev.overfit.model.Output;
import dev.overfit.model.VariableSpec;
import dev.overfit.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/**
 * A loaded SavedModel, written by {@link ExportGraph} or by others.
 *
 * <p>A SavedModel is a program. Unless any operation is allowed, the whole file may have only
 * operations of {@link OperationList}, and the native runtime sees only the {@link GraphPart} that
 * is called here. That part reads and writes no file except to restore the variables, and it
 * terminates.
 *
 * <p>Owns native memory until it is closed. May be closed twice and from any thread: closing waits
 * for running calls, and later calls are refused. May be called by several threads at once.
 */
public final class SavedGraph implements AutoCloseable {
  private final Path folder;
  private final MetaGraphDef metaGraph;
  private final ReadOptions options;
  private final Graph graph;
  private final Session session;
  private final Map<String, List<Long>> variables;
  private final NativeResources opened;

  private SavedGraph(
      Path folder,
      MetaGraphDef metaGraph,
      ReadOptions options,
      Graph graph,
      Session session,
      Map<String, List<Long>> variables,
      NativeResources opened) {
    this.folder = folder;
    this.metaGraph = metaGraph;
    this.options = options;
    this.graph = graph;
    this.session = session;
    this.variables = variables;
    this.opened = opened;
  }

  /** Returns whether a folder looks like a SavedModel. */
  public static boolean isIn(Path folder) {
    return SavedModelFile.isIn(folder);
  }

  /**
   * Loads a SavedModel.
   *
   * @throws IOException if the native libraries cannot be loaded, or the folder holds no SavedModel
   *     that the runtime can load, or its variables are missing or have other shapes than its graph
   *     declares, or an operation is not allowed
   */
  public static SavedGraph load(Path folder, ReadOptions options) throws IOException {
    NativeRuntime.load();
    RestoredVariables.checkIndex(folder);
    NativeResources opened = new NativeResources();
    try {
      return options.anyOperations()
          ? loadAny(folder, options, opened)
          : loadAllowed(folder, options, opened);
    } catch (RuntimeException e) {
      opened.close();
      throw NativeFailure.of(folder + ": no SavedModel that can be loaded", e);
    } catch (IOException | Error e) {
      opened.close();
      throw e;
    }
  }

  private static ConfigProto config(ReadOptions options) {
    return new Execution(false, options.threads()).servingConfig();
  }

  private static SavedGraph loadAny(Path folder, ReadOptions options, NativeResources opened)
      throws IOException {
    SavedModelFile.checkIn(folder);
    SavedModelBundle bundle =
        SavedModelBundle.loader(folder.toString())
            .withTags(ExportGraph.TAG)
            .withConfigProto(config(options))
            .load();
    opened.onClose(bundle::close);
    MetaGraphDef metaGraph = bundle.metaGraphDef();
    List<String> used = new ArrayList<>(called(folder, metaGraph, options));
    used.addAll(restoring(metaGraph));
    RestoredVariables variables =
        new RestoredVariables(folder, GraphPart.needed(metaGraph.getGraphDef(), used));
    return new SavedGraph(
        folder,
        metaGraph,
        options,
        bundle.graph(),
        bundle.session(),
        variables.shapes(bundle.graph(), bundle.session()),
        opened);
  }

  private static SavedGraph loadAllowed(Path folder, ReadOptions options, NativeResources opened)
      throws IOException {
    SavedModel file = SavedModelFile.read(folder);
    OperationList.STANDING.check(folder, file);
    MetaGraphDef metaGraph = SavedModelFile.serving(folder, file);
    GraphPart part = new GraphPart(folder, metaGraph.getGraphDef());
    part.add(called(folder, metaGraph, options), OperationList.PREDICTING);
    RestoredVariables variables = new RestoredVariables(folder, part.nodes());
    if (variables.any()) {
      RestoredVariables.checkReads(folder, part.add(restoring(metaGraph), OperationList.RESTORING));
    }
    Graph graph = new Graph();
    opened.onClose(graph::close);
    graph.importGraphDef(part.graph());
    Session session = new Session(graph, config(options));
    opened.onClose(session::close);
    return new SavedGraph(
        folder,
        metaGraph,
        options,
        graph,
        session,
        variables.restore(graph, session, metaGraph.getSaverDef()),
        opened);
  }

  /** Returns the operations called here: those that predict, and those that a trainer needs. */
  private static List<String> called(Path folder, MetaGraphDef metaGraph, ReadOptions options) {
    SignatureDef none = SignatureDef.getDefaultInstance();
    return Stream.of(
            new PredictingSignature(folder, metaGraph, options.anyNames()).called(),
            metaGraph.getSignatureDefOrDefault(ExportGraph.STATE, none))
        .flatMap(
            signature ->
                Stream.of(signature.getInputsMap(), signature.getOutputsMap())
                    .flatMap(tensors -> tensors.values().stream()))
        .map(tensor -> GraphPart.operation(tensor.getName()))
        .toList();
  }

  private static List<String> restoring(MetaGraphDef metaGraph) {
    String file = metaGraph.getSaverDef().getFilenameTensorName();
    return List.of(metaGraph.getSaverDef().getRestoreOpName(), GraphPart.operation(file));
  }

  /** Returns the shapes of the variables, by the names of their operations. */
  public Map<String, List<Long>> variables() {
    return variables;
  }

  /**
   * Returns the function from features {@code [rows, features]} to probabilities {@code [rows, 1]}:
   * the signature {@code features} if there is one, as in graphs that serve the columns of a table,
   * otherwise {@code serving_default}.
   *
   * <p>If the output of a third-party graph, which may have any name, is logits, the function
   * returns their sigmoid.
   *
   * @throws IOException if the graph has no such signature, of float32 and of at least 1 feature,
   *     or it is not known whether it returns probabilities or logits
   */
  public SavedFunction probabilities() throws IOException {
    PredictingSignature signature = signature();
    SavedFunction.Matrix answer = signature.answer();
    return function(
        signature,
        output(signature) == Output.PROBABILITIES
            ? answer
            : foreignOutput().sigmoid(graph, answer));
  }

  /**
   * Returns the same signature's function from features to logits {@code [rows, 1]}; empty if there
   * is none, as in third-party graphs that return only probabilities.
   *
   * @throws IOException as {@link #probabilities()}
   */
  public Optional<SavedFunction> logits() throws IOException {
    PredictingSignature signature = signature();
    Optional<SavedFunction.Matrix> logits =
        output(signature) == Output.LOGITS ? Optional.of(signature.answer()) : signature.logits();
    return logits.isPresent() ? Optional.of(function(signature, logits.get())) : Optional.empty();
  }

  private PredictingSignature signature() {
    return new PredictingSignature(folder, metaGraph, options.anyNames());
  }

  private SavedFunction function(PredictingSignature signature, SavedFunction.Matrix answer)
      throws IOException {
    return new SavedFunction(folder.toString(), session, signature.features(), answer);
  }

  private ForeignOutput foreignOutput() {
    return new ForeignOutput(folder, metaGraph.getGraphDef());
  }

  private Output output(PredictingSignature signature) throws IOException {
    if (signature.isForeign()) {
      return foreignOutput().of(signature.output(), signature.answer().tensor(), options.output());
    }
    if (options.output().filter(said -> said != Output.PROBABILITIES).isPresent()) {
      throw error(
          "'" + signature.output() + "' to be logits, as the option 'output' says", "that name");
    }
    return Output.PROBABILITIES;
  }

  /**
   * Returns whether the graph serves the columns of an encoding, with the same types; without an
   * encoding, whether it serves only features.
   */
  public boolean serves(Optional<Encoding> encoding) {
    return signature().isBeside(encoding);
  }

  /** Returns how many symmetric copies of a row the graph averages over; 1 for the row alone. */
  public long symmetricCopies() {
    return CopiesNetwork.count(metaGraph.getGraphDef());
  }

  private IOException error(String expected, Object found) {
    return new IOException(OneLine.of(folder + ": expected " + expected + ", found " + found));
  }

  /**
   * Returns what a trainer needs to continue; empty if the graph cannot be trained.
   *
   * @throws IOException if the graph says that it can be trained, but does not return what is
   *     needed
   */
  public Optional<SavedState> state() throws IOException {
    SignatureDef signature = metaGraph.getSignatureDefMap().get(ExportGraph.STATE);
    if (signature == null) {
      return Optional.empty();
    }
    Map<String, TensorInfo> outputs = signature.getOutputsMap();
    for (String name : List.of(ExportGraph.STEP, ExportGraph.DESCRIPTION)) {
      if (!outputs.containsKey(name)) {
        throw error(ExportGraph.STATE + " to give '" + name + "'", outputs.keySet());
      }
    }
    try {
      return Optional.of(state(signature));
    } catch (RuntimeException e) {
      throw NativeFailure.of(folder + ": no state to train on from", e);
    }
  }

  private SavedState state(SignatureDef signature) {
    List<String> names =
        signature.getOutputsMap().keySet().stream().filter(SavedGraph::isWeight).sorted().toList();
    Session.Runner runner = session.runner();
    for (String name : names) {
      runner.fetch(signature.getOutputsOrThrow(name).getName());
    }
    runner.fetch(signature.getOutputsOrThrow(ExportGraph.STEP).getName());
    runner.fetch(signature.getOutputsOrThrow(ExportGraph.DESCRIPTION).getName());
    try (Result result = runner.run()) {
      return new SavedState(
          weights(names, result),
          ((TInt64) result.get(names.size())).getLong(),
          ((TString) result.get(names.size() + 1)).getObject());
    }
  }

  private static boolean isWeight(String output) {
    return !output.equals(ExportGraph.STEP) && !output.equals(ExportGraph.DESCRIPTION);
  }

  private static Weights weights(List<String> names, Result result) {
    List<VariableSpec> variables = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      TFloat32 value = (TFloat32) result.get(i);
      List<Integer> shape = new ArrayList<>();
      for (long size : value.shape().asArray()) {
        shape.add(Math.toIntExact(size));
      }
      variables.add(new VariableSpec(names.get(i), shape));
      values.add(Tensors.values(value));
    }
    return Weights.of(variables, values);
  }

  @Override
  public void close() {
    opened.close();
  }

  /**
   * The contents of a trainable SavedModel.
   *
   * @param weights the model's variables and the optimizer's slots, by name
   * @param step the number of steps that the optimizer has taken
   * @param description the description given when the graph was written
   */
  public record SavedState(Weights weights, long step, String description) {}
}

package dev.overfit.graph;

import dev.overfit.io.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** The variables of a SavedModel, restored from its files in {@code variables}. */
final class RestoredVariables {
  private static final String PREFIX = "variables/variables";
  private static final String INDEX = PREFIX + ".index";

  private final Path folder;
  private final List<NodeDef> handles;

  /**
   * Finds the variables of a graph.
   *
   * @param folder the folder of the SavedModel
   * @param nodes all operations of the graph
   * @throws IOException if there are variables but no file of them
   */
  RestoredVariables(Path folder, List<NodeDef> nodes) throws IOException {
    this.folder = folder;
    this.handles = nodes.stream().filter(node -> node.getOp().equals("VarHandleOp")).toList();
    if (any() && !Files.isRegularFile(folder.resolve(INDEX))) {
      throw new IOException(
          OneLine.of(folder + ": expected its variables, found no " + INDEX + " in it"));
    }
  }

  /**
   * Checks the file that says where values are stored, if there is one.
   *
   * @throws IOException if it would make the native runtime read what is not there
   */
  static void checkIndex(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(INDEX))) {
      VariablesIndex.check(folder, INDEX);
    }
  }

  /** Returns whether there are any variables. */
  boolean any() {
    return !handles.isEmpty();
  }

  /**
   * Checks that the operations that restore variables read only the file that they are given: a
   * text in the graph may only name what is read from that file.
   *
   * @param bodies the operations of the graph that restore, and those of each function they call
   * @throws IOException if a text is used for anything else
   */
  static void checkReads(Path folder, List<List<NodeDef>> bodies) throws IOException {
    for (List<NodeDef> body : bodies) {
      Set<String> texts =
          body.stream()
              .filter(RestoredVariables::isText)
              .map(NodeDef::getName)
              .collect(Collectors.toSet());
      for (NodeDef node : body) {
        checkReads(folder, node, texts);
      }
    }
  }

  private static boolean isText(NodeDef node) {
    return node.getOp().equals("Const")
        && node.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType()
            == DataType.DT_STRING;
  }

  private static void checkReads(Path folder, NodeDef node, Set<String> texts) throws IOException {
    int file = node.getOp().equals("RestoreV2") ? 1 : node.getInputCount();
    for (String input : node.getInputList().subList(0, Math.min(file, node.getInputCount()))) {
      if (!input.startsWith("^") && texts.contains(GraphPart.operation(input))) {
        throw new IOException(
            OneLine.of(
                folder
                    + ": expected variables to be restored from the folder, found a file named by '"
                    + input
                    + "'"));
      }
    }
  }

  /**
   * Restores the variables, if there are any.
   *
   * @return the shapes of the restored variables, by name
   * @throws IOException if a file is missing or damaged, or does not hold what the graph asks for,
   *     or a variable has another shape than the graph declares
   */
  Map<String, List<Long>> restore(Graph graph, Session session, SaverDef saver) throws IOException {
    if (!any()) {
      return Map.of();
    }
    try (TString prefix = TString.scalarOf(folder.resolve(PREFIX).toString())) {
      Operation restored = graph.operationOrThrow(saver.getRestoreOpName());
      Session.Runner runner = session.runner().feed(saver.getFilenameTensorName(), prefix);
      return shapes(graph, runner, List.of(restored));
    } catch (RuntimeException e) {
      throw NativeFailure.of(folder + ": no variables that can be restored", e);
    }
  }

  /**
   * Returns the current shapes of the variables, by name.
   *
   * @throws IOException if a variable has no value, or another shape than the graph declares
   */
  Map<String, List<Long>> shapes(Graph graph, Session session) throws IOException {
    if (!any()) {
      return Map.of();
    }
    try {
      return shapes(graph, session.runner(), List.of());
    } catch (RuntimeException e) {
      throw NativeFailure.of(folder + ": no variables that can be read", e);
    }
  }

  /** Fetches the shapes in the same run as what comes before: each kind of run has a setup cost. */
  private Map<String, List<Long>> shapes(Graph graph, Session.Runner runner, List<Operation> before)
      throws IOException {
    Ops tf =
        NameScope.operations(graph)
            .withSubScope("restored_shapes")
            .withControlDependencyOps(before);
    for (NodeDef handle : handles) {
      Operand<? extends TType> variable = graph.operationOrThrow(handle.getName()).output(0);
      runner.fetch(tf.variableShape(variable, TInt64.class));
    }
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < handles.size(); i++) {
        List<Long> shape = new ArrayList<>();
        ((TInt64) result.get(i)).scalars().forEach(size -> shape.add(size.getLong()));
        checkDeclared(handles.get(i), shape);
        shapes.put(handles.get(i).getName(), List.copyOf(shape));
      }
    }
    return shapes;
  }

  private void checkDeclared(NodeDef handle, List<Long> found) throws IOException {
    TensorShapeProto declared = handle.getAttrOrThrow("shape").getShape();
    List<Long> sizes = declared.getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    boolean fits = declared.getUnknownRank() || sizes.size() == found.size();
    for (int i = 0; fits && i < sizes.size(); i++) {
      fits = sizes.get(i) < 0 || sizes.get(i).equals(found.get(i));
    }
    if (!fits) {
      throw new IOException(
          OneLine.of(
              String.format(
                  "%s: expected a variable %s %s, as the graph declares it, found %s in its files",
                  folder, handle.getName(), sizes, found)));
    }
  }
}

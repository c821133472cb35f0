package dev.overfit.graph;

import dev.overfit.io.OneLine;
import dev.overfit.model.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * Determines what the output of a third-party graph is: probabilities if its last operation is a
 * sigmoid. Any other output may or may not be logits, so whoever loads the graph has to say so.
 */
final class ForeignOutput {
  private static final String SIGMOID = "Sigmoid";
  private static final List<String> PASSING = List.of("Identity");
  private static final List<String> CALLING = List.of("PartitionedCall", "StatefulPartitionedCall");

  /** More than any graph nests; ends the search in a function that calls itself. */
  private static final int MOST_STEPS = 1000;

  private final Path folder;
  private final GraphDef graph;
  private final Map<String, FunctionDef> functions = new HashMap<>();

  /**
   * @param folder the folder of the graph, for messages
   */
  ForeignOutput(Path folder, GraphDef graph) {
    this.folder = folder;
    this.graph = graph;
    graph
        .getLibrary()
        .getFunctionList()
        .forEach(function -> functions.put(function.getSignature().getName(), function));
  }

  /**
   * Returns what an output is.
   *
   * @param name its name in the signature
   * @param tensor its tensor in the graph, such as {@code StatefulPartitionedCall:0}
   * @param said what the user says it is, if anything
   * @throws IOException if neither the graph nor the user says so, or they disagree
   */
  Output of(String name, String tensor, Optional<Output> said) throws IOException {
    String last = last(graph.getNodeList(), tensor, MOST_STEPS);
    if (!last.equals(SIGMOID)) {
      return said.orElseThrow(
          () ->
              error(
                  "to be told by the option 'output' whether '"
                      + name
                      + "' is logits or probabilities, since it does not end with a sigmoid",
                  last));
    }
    if (said.isPresent() && said.get() != Output.PROBABILITIES) {
      throw error(
          "'" + name + "' to be logits, as the option 'output' says",
          "that it ends with a sigmoid");
    }
    return Output.PROBABILITIES;
  }

  /** Returns the type of the operation behind a tensor, looking through identities and calls. */
  private String last(List<NodeDef> body, String tensor, int steps) {
    String operation = GraphPart.operation(tensor);
    Optional<NodeDef> found =
        body.stream().filter(node -> node.getName().equals(operation)).findFirst();
    if (found.isEmpty() || steps == 0) {
      return "none";
    }
    NodeDef node = found.get();
    if (PASSING.contains(node.getOp()) && node.getInputCount() > 0) {
      return last(body, node.getInput(0), steps - 1);
    }
    FunctionDef function =
        CALLING.contains(node.getOp())
            ? functions.get(
                node.getAttrOrDefault("f", AttrValue.getDefaultInstance()).getFunc().getName())
            : null;
    return function == null ? node.getOp() : lastOf(function, index(tensor), steps - 1);
  }

  private String lastOf(FunctionDef function, int output, int steps) {
    if (output >= function.getSignature().getOutputArgCount()) {
      return "none";
    }
    String result =
        function.getRetOrDefault(function.getSignature().getOutputArg(output).getName(), "");
    return last(function.getNodeDefList(), result, steps);
  }

  /** Returns a tensor's output index: 1 for {@code call:1} and {@code call:output:1}. */
  private static int index(String tensor) {
    String last = tensor.substring(tensor.lastIndexOf(':') + 1);
    return last.matches("[0-9]{1,6}") && tensor.contains(":") ? Integer.parseInt(last) : 0;
  }

  private IOException error(String expected, String found) {
    return new IOException(OneLine.of(folder + ": expected " + expected + ", found " + found));
  }

  /**
   * Adds a sigmoid after logits.
   *
   * @param loaded the graph as it was loaded
   * @throws IOException if the graph has no such float32 tensor
   */
  SavedFunction.Matrix sigmoid(Graph loaded, SavedFunction.Matrix logits) throws IOException {
    try {
      Ops tf = NameScope.operations(loaded).withSubScope("probabilities_of");
      Operand<TFloat32> operand =
          loaded
              .operationOrThrow(GraphPart.operation(logits.tensor()))
              .<TFloat32>output(index(logits.tensor()));
      String tensor = tf.math.sigmoid(operand).asOutput().name();
      return new SavedFunction.Matrix(tensor, logits.columns());
    } catch (RuntimeException e) {
      throw NativeFailure.of(folder + ": no logits to give probabilities of", e);
    }
  }
}

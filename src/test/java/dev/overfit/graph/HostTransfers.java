package dev.overfit.graph;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetAllOpList;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.overfit.graph.runtime.NativeRuntime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpList;

/**
 * Finds the tensors that a GPU running a function hands to the host: one kernel leaves them in the
 * GPU's memory and the next wants them in the host's. For each, the host waits for the GPU.
 */
final class HostTransfers {
  private static final Map<String, OpDef> OPERATIONS = operations();

  private final Function<NodeDef, Collection<String>> hostMemory;

  /**
   * Creates a finder that uses the given kernels.
   *
   * @param hostMemory the inputs and outputs that an operation's kernel keeps in the host's memory
   */
  HostTransfers(Function<NodeDef, Collection<String>> hostMemory) {
    this.hostMemory = hostMemory;
  }

  private static Map<String, OpDef> operations() {
    NativeRuntime.prepare();
    TensorFlow.version(); // loads the library
    TF_Buffer all = TF_GetAllOpList();
    try {
      return OpList.parseFrom(all.copyData()).getOpList().stream()
          .collect(Collectors.toMap(OpDef::getName, operation -> operation));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    } finally {
      TF_DeleteBuffer(all);
    }
  }

  /** Returns the transfers of a function, each in the form {@code Cast.y -> Pack.values}. */
  Set<String> of(FunctionDef function) {
    Map<String, NodeDef> nodes =
        function.getNodeDefList().stream()
            .collect(Collectors.toMap(NodeDef::getName, node -> node));
    Set<String> found = new TreeSet<>();
    for (NodeDef node : function.getNodeDefList()) {
      int input = 0;
      for (OpDef.ArgDef argument : operation(node).getInputArgList()) {
        for (int end = input + count(argument, node); input < end; input++) {
          if (hostMemory.apply(node).contains(argument.getName())) {
            add(found, function, nodes, node.getInput(input), node, argument);
          }
        }
      }
    }
    return found;
  }

  private void add(
      Set<String> found,
      FunctionDef function,
      Map<String, NodeDef> nodes,
      String tensor,
      NodeDef to,
      OpDef.ArgDef argument) {
    String[] parts = tensor.split(":", -1); // node, output, index; or an argument of the function
    NodeDef from = nodes.get(parts[0]);
    boolean onHost =
        from == null
            ? argumentOnHost(function, parts[0])
            : hostMemory.apply(from).contains(parts[1]);
    if (!onHost) {
      String source = from == null ? parts[0] : from.getOp() + "." + parts[1];
      found.add(source + " -> " + to.getOp() + "." + argument.getName());
    }
  }

  /** The runtime keeps 32-bit integers, which it takes for counters and shapes, on the host. */
  private static boolean argumentOnHost(FunctionDef function, String name) {
    return function.getSignature().getInputArgList().stream()
        .filter(argument -> argument.getName().equals(name))
        .anyMatch(argument -> argument.getType() == DataType.DT_INT32);
  }

  private static OpDef operation(NodeDef node) {
    OpDef operation = OPERATIONS.get(node.getOp());
    if (operation == null) {
      throw new AssertionError("no operation is called " + node.getOp());
    }
    return operation;
  }

  /** Returns how many tensors an argument stands for. */
  private static int count(OpDef.ArgDef argument, NodeDef node) {
    if (!argument.getNumberAttr().isEmpty()) {
      return (int) node.getAttrOrThrow(argument.getNumberAttr()).getI();
    }
    return argument.getTypeListAttr().isEmpty()
        ? 1
        : node.getAttrOrThrow(argument.getTypeListAttr()).getList().getTypeCount();
  }
}

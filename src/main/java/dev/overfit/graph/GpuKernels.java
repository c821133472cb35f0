package dev.overfit.graph;

import dev.overfit.graph.runtime.KernelRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.NodeDef;

/**
 * What of a graph a GPU can run, told by the kernels that there are for it and for devices of any
 * kind. The runtime gives whatever has none to the CPU without a word, with a way to the host's
 * memory and back.
 */
final class GpuKernels {
  /** Kernels of these devices run where a GPU's operations run, the GPU's own first. */
  private static final List<String> DEVICES = List.of(KernelRegistry.GPU, "DEFAULT");

  /** What a loop becomes whose body runs as operations of the graph around it. */
  private static final Set<String> LOWERED_LOOP =
      Set.of("Enter", "Exit", "Merge", "NextIteration", "Switch");

  private final Function<String, List<KernelDef>> registry;

  /**
   * Answers by a registry.
   *
   * @param registry all kernels of an operation, as {@link KernelRegistry#kernels} gives them
   */
  GpuKernels(Function<String, List<KernelDef>> registry) {
    this.registry = registry;
  }

  /** The kinds of operations, as {@link #kind} tells them, for which there is no kernel. */
  List<String> missing(GraphDef graph) {
    Map<String, NodeDef> kinds = new TreeMap<>();
    nodes(graph).forEach(node -> kinds.putIfAbsent(kind(node), node));
    kinds.values().removeIf(node -> kernel(node).isPresent());
    return List.copyOf(kinds.keySet());
  }

  /** The kernel that a GPU runs the operation by, if there is one. */
  Optional<KernelDef> kernel(NodeDef node) {
    return registry.apply(node.getOp()).stream()
        .filter(kernel -> DEVICES.contains(kernel.getDeviceType()))
        .filter(kernel -> kernel.getLabel().isEmpty()) // others are only for who asks for them
        .filter(kernel -> kernel.getConstraintList().stream().allMatch(c -> allows(c, node)))
        .min(Comparator.comparing(kernel -> DEVICES.indexOf(kernel.getDeviceType())));
  }

  private static boolean allows(KernelDef.AttrConstraint constraint, NodeDef node) {
    return constraint
        .getAllowedValues()
        .getList()
        .getTypeList()
        .containsAll(
            types(node.getAttrOrDefault(constraint.getName(), AttrValue.getDefaultInstance())));
  }

  /** All operations of a graph, those of its functions and of its lowered loops included. */
  static Stream<NodeDef> nodes(GraphDef graph) {
    return Stream.concat(
            graph.getNodeList().stream(),
            graph.getLibrary().getFunctionList().stream().flatMap(f -> f.getNodeDefList().stream()))
        .flatMap(node -> Stream.concat(Stream.of(node), lowered(node)));
  }

  private static Stream<NodeDef> lowered(NodeDef node) {
    AttrValue lowers =
        node.getAttrOrDefault("_lower_using_switch_merge", AttrValue.getDefaultInstance());
    if (!lowers.getB()) {
      return Stream.empty();
    }
    Stream<NodeDef> ofTypes =
        types(node.getAttrOrThrow("T")).stream()
            .distinct()
            .flatMap(type -> LOWERED_LOOP.stream().map(operation -> node(operation, type)));
    return Stream.concat(ofTypes, Stream.of(NodeDef.newBuilder().setOp("LoopCond").build()));
  }

  private static NodeDef node(String operation, DataType type) {
    AttrValue value = AttrValue.newBuilder().setType(type).build();
    return NodeDef.newBuilder().setOp(operation).putAttr("T", value).build();
  }

  /**
   * An operation and its types, such as {@code Slice(Index=int32, T=uint16)}: what kernels differ
   * by. Of a list of types each stands once.
   */
  static String kind(NodeDef node) {
    Map<String, String> types = new TreeMap<>();
    node.getAttrMap()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("_") && !types(value).isEmpty()) {
                types.put(name, names(types(value)));
              }
            });
    return node.getOp()
        + types.entrySet().stream()
            .map(type -> type.getKey() + "=" + type.getValue())
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String names(List<DataType> types) {
    return types.stream()
        .map(GpuKernels::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining("+"));
  }

  private static String name(DataType type) {
    return type.name().replaceFirst("^DT_", "").toLowerCase(Locale.ROOT);
  }

  private static List<DataType> types(AttrValue value) {
    return switch (value.getValueCase()) {
      case TYPE -> List.of(value.getType());
      case LIST -> value.getList().getTypeList();
      default -> List.of();
    };
  }
}

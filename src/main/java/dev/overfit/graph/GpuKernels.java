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
 * Tells what a GPU can run of a graph, by the kernels for GPUs and for devices of any kind. The
 * runtime silently runs operations without such a kernel on the CPU, with copies to host memory and
 * back.
 */
final class GpuKernels {
  /** The devices whose kernels run where a GPU's operations run, the GPU itself first. */
  private static final List<String> DEVICES = List.of(KernelRegistry.GPU, "DEFAULT");

  /** The operations of a loop whose body runs as operations of the surrounding graph. */
  private static final Set<String> LOWERED_LOOP =
      Set.of("Enter", "Exit", "Merge", "NextIteration", "Switch");

  private final Function<String, List<KernelDef>> registry;

  /**
   * Uses the given registry.
   *
   * @param registry returns all kernels of an operation, as {@link KernelRegistry#kernels} does
   */
  GpuKernels(Function<String, List<KernelDef>> registry) {
    this.registry = registry;
  }

  /** Returns the kinds of operations, as named by {@link #kind}, that have no kernel. */
  List<String> missing(GraphDef graph) {
    Map<String, NodeDef> kinds = new TreeMap<>();
    nodes(graph).forEach(node -> kinds.putIfAbsent(kind(node), node));
    kinds.values().removeIf(node -> kernel(node).isPresent());
    return List.copyOf(kinds.keySet());
  }

  /** Returns the kernel with which a GPU runs the operation, if there is one. */
  Optional<KernelDef> kernel(NodeDef node) {
    return registry.apply(node.getOp()).stream()
        .filter(kernel -> DEVICES.contains(kernel.getDeviceType()))
        .filter(kernel -> kernel.getLabel().isEmpty()) // the others are used only on request
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

  /** Returns all operations of a graph, including those of its functions and lowered loops. */
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
   * Returns an operation and its types, such as {@code Slice(Index=int32, T=uint16)}, by which
   * kernels differ. Each type in a list of types is named once.
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

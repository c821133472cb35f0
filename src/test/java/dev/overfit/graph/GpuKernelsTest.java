package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.graph.GpuKernelRecord.Answer;
import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.KernelRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.NodeDef;

/**
 * Checks that every operation of every graph has a kernel for GPUs. The answers of the natives for
 * GPUs were recorded on a machine without a GPU; {@code mvn -Pgpu} asks those natives again, and
 * other builds compare with the record.
 */
class GpuKernelsTest {
  private static final GpuKernelRecord RECORD = GpuKernelRecord.read();

  /** The operations that belong on the host, and why. */
  private static final Map<String, String> ON_HOST =
      Map.of(
          "Const(dtype=string)", "names variables in a file",
          "RestoreV2(", "reads a file",
          "SaveV2(", "writes a file");

  /** The operations of a graph for the columns of a table that also stay on the host, and why. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "Const(dtype=string)", "the levels of a column, and what is missing",
          "Equal(T=string)", "compares texts, which no GPU holds");

  /** The few tensors that a step hands to the host, and why. */
  private static final Map<String, String> TO_HOST =
      Map.of(
          "Cast.y -> Pack.values",
          "the number of the step, for the seed of random numbers",
          "Const.output -> PadV2.constant_values",
          "the zero that fills a smaller batch up",
          "DynamicStitch.merged -> Maximum.x",
          "the shape of a kernel, for the gradient of its penalty",
          "DynamicStitch.merged -> Reshape.shape",
          "likewise");

  @AfterAll
  static void forgetGraphs() {
    AllGraphs.forget();
  }

  static Stream<AllGraphs.Case> kinds() {
    return AllGraphs.kinds();
  }

  static Stream<AllGraphs.Case> all() {
    return Stream.concat(AllGraphs.kinds(), AllGraphs.suites());
  }

  @ParameterizedTest
  @MethodSource("all")
  void allOfATrainingRunsOnAGpu(AllGraphs.Case one) {
    for (GraphDef graph : AllGraphs.trainings(one)) {
      assertThat(withoutKernel(graph)).as("kinds of operations without a kernel").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void allOfAGraphThatLeavesRunsOnAGpuButFiles(AllGraphs.Case one, @TempDir Path folder) {
    for (GraphDef graph : AllGraphs.others(one, folder)) {
      assertThat(withoutKernel(graph))
          .allMatch(kind -> ON_HOST.keySet().stream().anyMatch(kind::startsWith));
    }
  }

  @Test
  void allOfCodingColumnsRunsOnAGpuButTexts(@TempDir Path folder) {
    assertThat(withoutKernel(AllGraphs.columns(folder)))
        .allMatch(
            kind -> TEXTS.containsKey(kind) || ON_HOST.keySet().stream().anyMatch(kind::startsWith))
        .containsAll(TEXTS.keySet());
  }

  @Test
  void allOfAveragingOverCopiesRunsOnAGpuButFiles(@TempDir Path folder) {
    assertThat(withoutKernel(AllGraphs.copies(folder)))
        .allMatch(kind -> ON_HOST.keySet().stream().anyMatch(kind::startsWith));
  }

  /** An operation that is not in the record counts as one without a kernel. */
  private static Set<String> withoutKernel(GraphDef graph) {
    Set<String> without = new TreeSet<>();
    GpuKernels.nodes(graph)
        .map(GpuKernels::kind)
        .filter(kind -> !RECORD.answers().containsKey(kind) || !answer(kind).onGpu())
        .forEach(without::add);
    return without;
  }

  private static Answer answer(String kind) {
    Answer answer = RECORD.answers().get(kind);
    if (answer == null) {
      throw new AssertionError(kind + ": not in the record; make it anew, as docs/gpu.md says");
    }
    return answer;
  }

  @ParameterizedTest
  @MethodSource("all")
  void aStepHandsNoMoreThanNumbersAndShapesToTheHost(AllGraphs.Case one) {
    HostTransfers transfers = new HostTransfers(node -> answer(GpuKernels.kind(node)).hostMemory());
    for (GraphDef graph : AllGraphs.trainings(one)) {
      List<FunctionDef> bodies =
          graph.getLibrary().getFunctionList().stream()
              .filter(function -> function.getSignature().getName().contains("body"))
              .toList();
      assertThat(bodies).hasSize(2);
      for (FunctionDef body : bodies) {
        assertThat(TO_HOST.keySet()).containsAll(transfers.of(body));
      }
    }
  }

  @Test
  void theRecordIsOfTheseGraphsAndThisVersion(@TempDir Path folder) {
    assertThat(RECORD.version()).isEqualTo(Devices.runtimeVersion());
    assertThat(RECORD.answers().keySet())
        .containsExactlyElementsOf(GpuKernelRecord.kinds(folder).keySet());
  }

  @Test
  void theNativesForGpusAnswerAsRecorded(@TempDir Path folder) {
    assumeTrue(
        KernelRegistry.knowsGpus(), "TensorFlow's natives are for CPUs alone; -Pgpu takes others");
    assertThat(GpuKernelRecord.ask(GpuKernelRecord.kinds(folder))).isEqualTo(RECORD);
  }

  @Test
  void whatTheRuntimeHasNoKernelForIsFound() {
    GpuKernels kernels =
        new GpuKernels(
            operation ->
                List.of(
                    kernel("CPU"),
                    kernel("GPU", DataType.DT_BOOL, DataType.DT_FLOAT),
                    kernel("DEFAULT", DataType.DT_BOOL, DataType.DT_INT32),
                    kernel("GPU", DataType.DT_INT8).toBuilder().setLabel("asked for").build()));
    assertThat(device(kernels, DataType.DT_FLOAT)).isEqualTo("GPU");
    assertThat(device(kernels, DataType.DT_INT32)).isEqualTo("DEFAULT");
    assertThat(device(kernels, DataType.DT_BOOL)).isEqualTo("GPU");
    assertThat(device(kernels, DataType.DT_UINT16)).isEqualTo(Answer.NONE);
    assertThat(device(kernels, DataType.DT_INT8)).isEqualTo(Answer.NONE);
    assertThat(
            kernels.missing(
                GraphDef.newBuilder()
                    .addNode(slice(DataType.DT_UINT16))
                    .addNode(slice(DataType.DT_FLOAT))
                    .build()))
        .containsExactly("Slice(Index=int32, T=uint16)");
  }

  @Test
  void everyTypeOfAListHasToBeAllowed() {
    GpuKernels kernels = new GpuKernels(name -> List.of(kernel("GPU", DataType.DT_FLOAT)));
    assertThat(device(kernels, list(DataType.DT_FLOAT, DataType.DT_FLOAT))).isEqualTo("GPU");
    assertThat(device(kernels, list(DataType.DT_FLOAT, DataType.DT_INT32))).isEqualTo(Answer.NONE);
    assertThat(GpuKernels.kind(list(DataType.DT_INT32, DataType.DT_FLOAT, DataType.DT_INT32)))
        .isEqualTo("Many(T=float+int32)");
  }

  private static String device(GpuKernels kernels, DataType type) {
    return device(kernels, slice(type));
  }

  private static String device(GpuKernels kernels, NodeDef node) {
    return Answer.of(kernels, node).device();
  }

  private static KernelDef kernel(String device, DataType... allowed) {
    KernelDef.AttrConstraint constraint =
        KernelDef.AttrConstraint.newBuilder().setName("T").setAllowedValues(types(allowed)).build();
    return KernelDef.newBuilder()
        .setOp("Slice")
        .setDeviceType(device)
        .addAllConstraint(allowed.length == 0 ? List.of() : List.of(constraint))
        .build();
  }

  private static NodeDef slice(DataType type) {
    return NodeDef.newBuilder()
        .setOp("Slice")
        .putAttr("T", AttrValue.newBuilder().setType(type).build())
        .putAttr("Index", AttrValue.newBuilder().setType(DataType.DT_INT32).build())
        .putAttr("_output_shapes", types(type))
        .build();
  }

  private static NodeDef list(DataType... types) {
    return NodeDef.newBuilder().setOp("Many").putAttr("T", types(types)).build();
  }

  private static AttrValue types(DataType... types) {
    return AttrValue.newBuilder()
        .setList(AttrValue.ListValue.newBuilder().addAllType(Arrays.asList(types)))
        .build();
  }
}

package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.data.Split;
import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.Dropout;
import dev.overfit.model.ModelSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.RunOptions.TraceLevel;

/**
 * Checks in the runtime's trace on which device the operations of a step run, for each model of the
 * suites.
 */
class GpuPlacementTest {
  private static final Set<String> STEP =
      Set.of("MatMul", "Elu", "EluGrad", "BiasAddGrad", "ResourceGather", "ResourceApplyAdam");
  private static final Set<String> DROPOUT =
      Set.of("StatelessRandomUniformFullInt", "GreaterEqual", "Cast");
  private static final Split ROWS = FormulaRows.load(300).split(100, 200);

  static Stream<ModelSpec> models() {
    return AllGraphs.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void allOfTheStepRunsOnTheGpu(ModelSpec model) {
    Optional<String> whyNot = Devices.whyNoGpu();
    assumeTrue(whyNot.isEmpty(), () -> "nothing here runs on a GPU: " + whyNot.orElse(""));
    Map<String, Set<String>> devices = devices(model, new Execution(true, 1));
    for (String kind : expected(model)) {
      assertThat(devices.get(kind))
          .as(kind)
          .isNotEmpty()
          .allMatch(device -> device.contains("GPU:0"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void allOfTheStepRunsOnTheCpuWhereThatIsAskedFor(ModelSpec model) {
    Map<String, Set<String>> devices = devices(model, new Execution(false, 2));
    assertThat(devices.keySet()).containsAll(expected(model));
    assertThat(devices.values()).allMatch(of -> of.stream().allMatch(d -> d.contains("CPU:0")));
  }

  private static Set<String> expected(ModelSpec model) {
    Set<String> expected = new TreeSet<>(STEP);
    if (model.stack().stream().anyMatch(placed -> placed.layer() instanceof Dropout)) {
      expected.addAll(DROPOUT);
    }
    return expected;
  }

  /** Returns the devices by kind of operation. */
  private static Map<String, Set<String>> devices(ModelSpec model, Execution execution) {
    Map<String, Set<String>> devices = new TreeMap<>();
    try (TracedEpoch epoch = new TracedEpoch(model, ROWS, 50, execution)) {
      epoch.run(
          TraceLevel.FULL_TRACE,
          (device, node) ->
              devices.computeIfAbsent(TracedEpoch.kind(node), kind -> new TreeSet<>()).add(device));
    }
    return devices;
  }
}

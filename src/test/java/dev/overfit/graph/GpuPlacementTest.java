package dev.overfit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.data.Higgs;
import dev.overfit.data.Split;
import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.Execution;
import dev.overfit.keras.FormulaRows;
import dev.overfit.model.ModelSpec;
import dev.overfit.suite.Suites;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.RunOptions.TraceLevel;

/** Which device the operations of a step run on, by the runtime's trace. */
class GpuPlacementTest {
  private static final Set<String> STEP =
      Set.of("MatMul", "Elu", "EluGrad", "BiasAddGrad", "ResourceGather", "ResourceApplyAdam");
  private static final Split ROWS = FormulaRows.load(1500).split(500, 1000);
  private static final ModelSpec MEDIUM = Suites.sizes().trials().get(2).model(Higgs.COLUMNS);

  @Test
  void allOfTheStepRunsOnTheGpu() {
    assumeTrue(Devices.hasGpu(), "this machine has no GPU that the runtime can use");
    Map<String, Set<String>> devices = devices(new Execution(true, 1));
    assertThat(devices.keySet()).containsAll(STEP);
    for (String kind : STEP) {
      assertThat(devices.get(kind)).as(kind).allMatch(device -> device.contains("GPU:0"));
    }
  }

  @Test
  void allOfTheStepRunsOnTheCpuWhereThatIsAskedFor() {
    Map<String, Set<String>> devices = devices(new Execution(false, 2));
    assertThat(devices.keySet()).containsAll(STEP);
    assertThat(devices.values()).allMatch(of -> of.stream().allMatch(d -> d.contains("CPU:0")));
  }

  /** By kind of operation. */
  private static Map<String, Set<String>> devices(Execution execution) {
    Map<String, Set<String>> devices = new TreeMap<>();
    try (TracedEpoch epoch = new TracedEpoch(MEDIUM, ROWS, 100, execution)) {
      epoch.run(
          TraceLevel.FULL_TRACE,
          (device, node) ->
              devices.computeIfAbsent(TracedEpoch.kind(node), kind -> new TreeSet<>()).add(device));
    }
    return devices;
  }
}

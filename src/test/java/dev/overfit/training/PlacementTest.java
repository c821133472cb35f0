package dev.overfit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.KernelRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {
  @Test
  void theCpuIsTakenWhereItIsAskedFor() {
    Placement placement = Placement.of(Device.CPU);
    assertThat(placement.words()).isEqualTo("CPU (asked for)");
    assertThat(placement.gpu()).isFalse();
    assertThat(placement.deterministic()).isTrue();
  }

  @Test
  void whereThereIsNoGpuItIsSaidWhy() {
    String why = whyNoGpu();
    assertThat(why)
        .isEqualTo(
            KernelRegistry.knowsGpus()
                ? "no GPU visible"
                : "TensorFlow's natives are for CPUs alone");
    assertThat(Placement.of(Device.AUTO).words()).isEqualTo("CPU (auto; " + why + ")");
    assertThatThrownBy(() -> Placement.of(Device.GPU))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("device: expected auto or cpu, received gpu: " + why);
  }

  @Test
  void aTrainingTellsItsPlacementAtItsBeginAndItsEnd() {
    Runs.Recorder recorder = new Runs.Recorder();
    TrainingResult result =
        Trainer.builder(Runs.TINY)
            .config(Runs.SHORT.withEpochs(1).withDevice(Device.CPU))
            .listener(recorder)
            .build()
            .train(Runs.SPLIT);
    assertThat(recorder.begins.get(0).placement()).isEqualTo(Placement.of(Device.CPU));
    assertThat(result.provenance().placement()).isEqualTo(Placement.of(Device.CPU));
    assertThat(result.provenance().device()).isEqualTo("CPU");
  }

  @Test
  void aTrainingThatAsksForAGpuThatIsNotThereFails() {
    String why = whyNoGpu();
    assertThatThrownBy(() -> Runs.train(Runs.TINY, Runs.SHORT.withDevice(Device.GPU)))
        .hasMessageEndingWith(why);
  }

  @Test
  void theWordsSayWhatAGpuDoesNotPromise() {
    Placement gpu = new Placement(Device.GPU, "GPU:0", "asked for", true, List.of());
    assertThat(gpu.gpu()).isTrue();
    assertThat(gpu.words()).isEqualTo("GPU:0 (asked for)");
    assertThat(gpu.withOnCpu(List.of("Slice(T=uint16)", "Cast(T=int8)")).words())
        .isEqualTo(
            "GPU:0 (asked for); on the CPU for want of a kernel: Slice(T=uint16), Cast(T=int8)");
    assertThat(new Placement(Device.AUTO, "GPU:0", "auto", false, List.of()).words())
        .isEqualTo(
            "GPU:0 (auto); figures may differ in their last digits from run to run, since"
                + " TensorFlow runs without TF_DETERMINISTIC_OPS=1");
  }

  private static String whyNoGpu() {
    Optional<String> why = Devices.whyNoGpu();
    assumeTrue(why.isPresent(), "this machine has a GPU that the runtime can use");
    return why.orElseThrow();
  }
}

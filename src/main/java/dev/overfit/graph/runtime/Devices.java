package dev.overfit.graph.runtime;

import dev.overfit.io.OneLine;
import java.util.Optional;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** The devices and the version that the native runtime offers. */
public final class Devices {
  private static final DeviceSpec GPU =
      DeviceSpec.newBuilder().deviceType(DeviceSpec.DeviceType.GPU).deviceIndex(0).build();

  private Devices() {}

  /**
   * Returns why the runtime cannot place an operation on a GPU, in a few words such as {@code no
   * GPU visible}; empty if it can. If the natives support GPUs at all, {@link Determinism#ask} is
   * called first, since the operation run here may be the first that has a choice.
   */
  public static Optional<String> whyNoGpu() {
    if (!KernelRegistry.knowsGpus()) {
      return Optional.of("TensorFlow's natives are for CPUs alone");
    }
    Determinism.ask();
    try (Graph graph = new Graph();
        Session session = new Session(graph, sharingMemory())) {
      session.run(Ops.create(graph).withDevice(GPU).constant(0f));
      return Optional.empty();
    } catch (TFInvalidArgumentException e) { // no such device to place it on
      return Optional.of("no GPU visible");
    } catch (RuntimeException e) { // the runtime has a type of its own for each status
      return Optional.of("the GPU cannot be used: " + OneLine.first(e));
    }
  }

  private static ConfigProto sharingMemory() {
    return ConfigProto.newBuilder()
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
        .build();
  }

  /** Returns the version of the native runtime, such as {@code 2.18.0}. */
  public static String runtimeVersion() {
    NativeRuntime.prepare();
    return TensorFlow.version();
  }
}

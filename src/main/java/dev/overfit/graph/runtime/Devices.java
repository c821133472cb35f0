package dev.overfit.graph.runtime;

import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** What the native runtime on this machine offers. */
public final class Devices {
  private Devices() {}

  /** Whether the runtime can place an operation on a GPU. */
  public static boolean hasGpu() {
    NativeRuntime.prepare();
    ConfigProto config =
        ConfigProto.newBuilder()
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
            .build();
    DeviceSpec gpu =
        DeviceSpec.newBuilder().deviceType(DeviceSpec.DeviceType.GPU).deviceIndex(0).build();
    try (Graph graph = new Graph();
        Session session = new Session(graph, config)) {
      session.run(Ops.create(graph).withDevice(gpu).constant(0f));
      return true;
    } catch (TFInvalidArgumentException | TensorFlowException e) {
      return false;
    }
  }

  /** The version of the native runtime, such as {@code 2.18.0}. */
  public static String runtimeVersion() {
    NativeRuntime.prepare();
    return TensorFlow.version();
  }
}

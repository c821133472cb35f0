package dev.overfit.graph.runtime;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteBuffer;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetRegisteredKernelsForOp;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.KernelList;

/**
 * The kernels of TensorFlow's natives, for every device that they were built for, whether or not
 * such a device is present.
 */
public final class KernelRegistry {
  /** The device type of kernels for GPUs. */
  public static final String GPU = "GPU";

  /** An operation that all natives for GPUs have a GPU kernel for. */
  private static final String ON_EVERY_GPU = "MatMul";

  private KernelRegistry() {}

  /** Returns the kernels of an operation, such as {@code MatMul}; empty if it is unknown. */
  public static List<KernelDef> kernels(String operation) {
    NativeRuntime.prepare();
    try (TF_Status status = TF_Status.newStatus()) {
      TF_Buffer list = TF_GetRegisteredKernelsForOp(operation, status);
      status.throwExceptionIfNotOK();
      try {
        return KernelList.parseFrom(list.copyData()).getKernelList();
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("kernels of " + operation + ": not to be read", e);
      } finally {
        TF_DeleteBuffer(list);
      }
    }
  }

  /** Returns whether the natives were built for GPUs. */
  public static boolean knowsGpus() {
    return kernels(ON_EVERY_GPU).stream().anyMatch(kernel -> kernel.getDeviceType().equals(GPU));
  }
}

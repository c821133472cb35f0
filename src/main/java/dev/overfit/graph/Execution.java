package dev.overfit.graph;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * How a session runs its operations.
 *
 * @param gpu whether operations go to the GPU
 * @param threads how many threads one operation may use, at least 1
 * @param xla whether XLA compiles the steps of a training into one program
 */
public record Execution(boolean gpu, int threads, boolean xla) {
  private static final String SINGLE_THREADED = "SINGLE_THREADED_EXECUTOR";

  /**
   * @throws IllegalArgumentException where {@code threads} is below 1
   */
  public Execution {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, received " + threads);
    }
  }

  /** Operation by operation. */
  public Execution(boolean gpu, int threads) {
    this(gpu, threads, false);
  }

  ConfigProto config() {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
    if (!gpu) {
      config.putDeviceCount("GPU", 0);
    }
    if (!gpu && threads == 1) {
      config.setExperimental(
          ConfigProto.Experimental.newBuilder().setExecutorType(SINGLE_THREADED));
    }
    return config.build();
  }

  /**
   * The same for a graph without loops that several threads call: each call runs its operations in
   * the caller's thread, so that calls do not wait for one another.
   */
  ConfigProto servingConfig() {
    return config().toBuilder()
        .setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType(SINGLE_THREADED))
        .build();
  }
}

package dev.overfit.graph.runtime;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a session runs its operations.
 *
 * <p>On the CPU, cores split a step by its rows: each takes a shard of the batch through all layers
 * and waits for the others only when their gradients are added up. This is faster than letting all
 * cores share each operation (measured on 2 cores: Large 165 ms per epoch instead of 200), up to
 * {@value #MOST_SHARDS} shards; more threads than that share the operations.
 *
 * @param gpu whether operations go to the GPU
 * @param threads the number of threads that a step may use, at least 1
 */
public record Execution(boolean gpu, int threads) {
  private static final String SINGLE_THREADED = "SINGLE_THREADED_EXECUTOR";

  /** Beyond this number, adding up the shards' gradients costs what the shards save. */
  private static final int MOST_SHARDS = 4;

  /**
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public Execution {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, received " + threads);
    }
  }

  /** Returns the number of shards to split the given number of rows into. */
  public int shards(int rows) {
    return Math.min(shards(), rows);
  }

  private int shards() {
    return gpu ? 1 : Math.min(threads, MOST_SHARDS);
  }

  /** Returns whether loops run as operations of the surrounding graph, rather than as functions. */
  public boolean lowersLoops() {
    return gpu || threads > 1;
  }

  /**
   * Returns the configuration of a session. With several shards it has threads of its own, since
   * the shared ones are as many as the first session of the process asked for, perhaps one for a
   * small model.
   */
  public ConfigProto config() {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setGraphOptions(unfused())
            .setIntraOpParallelismThreads(threads / shards())
            .setInterOpParallelismThreads(shards())
            .setUsePerSessionThreads(shards() > 1)
            .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
    if (!gpu) {
      config.putDeviceCount(KernelRegistry.GPU, 0);
    }
    if (!lowersLoops()) {
      config.setExperimental(inCallersThread());
    }
    return config.build();
  }

  /**
   * Turns off fusing activations into products: on processors with AVX-512 the fused ELU is 3 %
   * faster but takes Large ten times further away from Keras (2.4e-5 in 20 steps instead of
   * 2.4e-6).
   */
  private static GraphOptions unfused() {
    return GraphOptions.newBuilder()
        .setRewriteOptions(RewriterConfig.newBuilder().setRemapping(RewriterConfig.Toggle.OFF))
        .build();
  }

  /**
   * Returns the configuration for a graph without loops that several threads call. Each call runs
   * its operations in the caller's thread, so that calls do not wait for one another, and {@link
   * #threads} threads share an operation. Predictions may be fused, since their differences (1e-7)
   * do not add up.
   */
  public ConfigProto servingConfig() {
    return config().toBuilder()
        .clearGraphOptions()
        .setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(1)
        .clearUsePerSessionThreads()
        .setExperimental(inCallersThread())
        .build();
  }

  /**
   * Returns the configuration for a few operations that belong on the CPU, whatever other devices
   * there are: a session without it takes a GPU, and nearly all of its memory.
   */
  public static ConfigProto cpuConfig() {
    return ConfigProto.newBuilder().putDeviceCount(KernelRegistry.GPU, 0).build();
  }

  private static ConfigProto.Experimental inCallersThread() {
    return ConfigProto.Experimental.newBuilder().setExecutorType(SINGLE_THREADED).build();
  }
}

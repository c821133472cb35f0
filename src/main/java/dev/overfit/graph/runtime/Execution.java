package dev.overfit.graph.runtime;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a session runs its operations.
 *
 * <p>On the CPU the cores share a step by its rows: each takes a shard of the batch through all
 * layers, so that it waits for the others only where their gradients are added up. That is faster
 * than letting all cores share each operation (measured on 2 cores: Large 165 ms an epoch instead
 * of 200), up to {@value #MOST_SHARDS} shards; more threads than that share the operations.
 *
 * @param gpu whether operations go to the GPU
 * @param threads how many threads a step may use, at least 1
 */
public record Execution(boolean gpu, int threads) {
  private static final String SINGLE_THREADED = "SINGLE_THREADED_EXECUTOR";

  /** Adding up the shards' gradients costs what the shards save, from some number on. */
  private static final int MOST_SHARDS = 4;

  /**
   * @throws IllegalArgumentException where {@code threads} is below 1
   */
  public Execution {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, received " + threads);
    }
  }

  /** How many shards to cut so many rows into. */
  public int shards(int rows) {
    return Math.min(shards(), rows);
  }

  private int shards() {
    return gpu ? 1 : Math.min(threads, MOST_SHARDS);
  }

  /** Whether loops run as operations of the graph around them, or as functions. */
  public boolean lowersLoops() {
    return gpu || threads > 1;
  }

  /**
   * The settings of a session of its own threads: those that the process shares are as many as its
   * first session asked for, which may be a small model's one.
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
   * No fusing of activations into products: on processors with AVX-512 the fused ELU is 3 % faster
   * but takes Large ten times further from Keras' course (2.4e-5 in 20 steps instead of 2.4e-6).
   */
  private static GraphOptions unfused() {
    return GraphOptions.newBuilder()
        .setRewriteOptions(RewriterConfig.newBuilder().setRemapping(RewriterConfig.Toggle.OFF))
        .build();
  }

  /**
   * The same for a graph without loops that several threads call: each call runs its operations in
   * the caller's thread, so that calls do not wait for one another, and {@link #threads} share an
   * operation. Predictions may be fused: nothing adds their differences (1e-7) up.
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
   * For a few operations that belong on the CPU, whatever else there is: a session that is told
   * nothing takes a GPU, and nearly all of its memory.
   */
  public static ConfigProto cpuConfig() {
    return ConfigProto.newBuilder().putDeviceCount(KernelRegistry.GPU, 0).build();
  }

  private static ConfigProto.Experimental inCallersThread() {
    return ConfigProto.Experimental.newBuilder().setExecutorType(SINGLE_THREADED).build();
  }
}

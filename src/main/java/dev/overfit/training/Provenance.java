package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import dev.overfit.graph.runtime.Devices;
import java.time.Instant;
import java.util.Map;

/**
 * What a result was made with, so that it can be made again.
 *
 * @param data where the rows came from
 * @param seed the seed of weights, row order and dropout
 * @param overfitVersion the version of this library
 * @param tensorflowVersion the version of the native runtime
 * @param jvm name and version of the JVM
 * @param os name, version and architecture of the operating system
 * @param processor the name of the processor and what it can, as far as the native runtime chooses
 *     its kernels by it: on another one the last bits of figures may differ. Empty where a run of
 *     an older version did not record it
 * @param placement the device that ran it, and why
 * @param threads the number of threads that a step could use
 * @param started when the training began
 */
public record Provenance(
    DataOrigin data,
    long seed,
    String overfitVersion,
    String tensorflowVersion,
    String jvm,
    String os,
    String processor,
    Placement placement,
    int threads,
    Instant started) {
  /** Of a training in this JVM. */
  static Provenance of(
      DataOrigin data, long seed, Placement placement, int threads, Instant started) {
    return new Provenance(
        data,
        seed,
        LibraryVersion.current(),
        Devices.runtimeVersion(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")),
        Processor.present(),
        placement,
        threads,
        started);
  }

  /** The device that ran it, {@code CPU} or {@code GPU:0}. */
  public String device() {
    return placement.device();
  }

  /** What makes the weights what they are, by name: data, seed and versions, for a model card. */
  public Map<String, String> byName() {
    return Map.of(
        "data", data.name(),
        "data_sha256", data.sha256(),
        "simulated", String.valueOf(data.simulated()),
        "seed", String.valueOf(seed),
        "overfit", overfitVersion,
        "tensorflow", tensorflowVersion);
  }
}

package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import dev.overfit.graph.runtime.Devices;
import java.time.Instant;
import java.util.Map;

/**
 * Everything that is needed to reproduce a result.
 *
 * @param data the origin of the rows
 * @param seed the seed of the weights, the row order and dropout
 * @param overfitVersion the version of this library
 * @param tensorflowVersion the version of the native runtime
 * @param jvm the name and version of the JVM
 * @param os the name, version and architecture of the operating system
 * @param processor the name of the processor and the features by which the native runtime chooses
 *     its kernels; on another processor the last bits of the metrics may differ. Empty if the
 *     result comes from an older version that did not record it
 * @param placement the device that ran the training, and the reason for it
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
  /** Returns the provenance of a training in this JVM. */
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

  /** Returns the device that ran the training, {@code CPU} or {@code GPU:0}. */
  public String device() {
    return placement.device();
  }

  /** Returns what determines the weights, by name, for a model card: data, seed and versions. */
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

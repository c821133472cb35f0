package dev.overfit.training;

import dev.overfit.data.DataOrigin;
import dev.overfit.graph.runtime.Devices;
import dev.overfit.graph.runtime.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/** What this program runs on, for the provenance of its results. */
final class Environment {
  private Environment() {}

  static Provenance provenance(DataOrigin data, long seed, Execution execution, Instant started) {
    return new Provenance(
        data,
        seed,
        version(),
        Devices.runtimeVersion(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")),
        device(execution),
        execution.threads(),
        started);
  }

  /** The device and what compiled for it, such as {@code CPU} or {@code GPU:0, XLA}. */
  static String device(Execution execution) {
    return (execution.gpu() ? "GPU:0" : "CPU") + (execution.xla() ? ", XLA" : "");
  }

  /** The version of this library. */
  static String version() {
    try (InputStream in =
        Objects.requireNonNull(Environment.class.getResourceAsStream("version.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

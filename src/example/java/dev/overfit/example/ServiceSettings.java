package dev.overfit.example;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings that the service is started with.
 *
 * @param host the address to listen on; loopback by default because the service does not
 *     authenticate its callers
 * @param port the port, 0 to 65535; 0 for any free one
 * @param names the names that clients may use for the service, besides {@code localhost}, {@code
 *     host} and the address that they reach
 * @param data the folder of the CSV files that can be trained on
 * @param models the folder that models are exported to and served from
 * @param limits the limits on what clients may use
 */
public record ServiceSettings(
    String host, int port, List<String> names, Path data, Path models, ServiceLimits limits) {
  private static final String PREFIX = "service.";
  private static final Set<String> KNOWN =
      Set.of(
          "host",
          "port",
          "names",
          "data",
          "models",
          "trainingsAtOnce",
          "waiting",
          "mostModels",
          "mostBodyBytes",
          "mostConnections",
          "patienceSeconds");

  /**
   * @throws IllegalArgumentException if the port is out of range
   */
  public ServiceSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: expected 0 to 65535, received " + port);
    }
    names = List.copyOf(names);
  }

  /** Returns the defaults: loopback, port 8080, the example's data, and default limits. */
  public static ServiceSettings defaults() {
    return new ServiceSettings(
        "127.0.0.1",
        8080,
        List.of(),
        Path.of("src/example/data"),
        Path.of("target/example/models"),
        ServiceLimits.defaults());
  }

  /**
   * Returns the defaults overridden by the properties {@code service.host}, {@code .port}, {@code
   * .data}, ….
   *
   * @throws IllegalArgumentException if a property has an invalid value, or a name starting with
   *     {@code service.} is unknown
   */
  public static ServiceSettings of(Properties properties) {
    checkKnown(properties);
    ServiceSettings defaults = defaults();
    return new ServiceSettings(
        properties.getProperty(PREFIX + "host", defaults.host),
        number(properties, "port", defaults.port),
        List.of(properties.getProperty(PREFIX + "names", "localhost").split("\\s*,\\s*")),
        Path.of(properties.getProperty(PREFIX + "data", defaults.data.toString())),
        Path.of(properties.getProperty(PREFIX + "models", defaults.models.toString())),
        limits(properties, defaults.limits));
  }

  private static ServiceLimits limits(Properties properties, ServiceLimits defaults) {
    return new ServiceLimits(
        number(properties, "trainingsAtOnce", defaults.trainingsAtOnce()),
        number(properties, "waiting", defaults.waiting()),
        number(properties, "mostModels", defaults.models()),
        number(properties, "mostBodyBytes", defaults.bodyBytes()),
        number(properties, "mostConnections", defaults.connections()),
        Duration.ofSeconds(
            number(properties, "patienceSeconds", (int) defaults.patience().toSeconds())));
  }

  private static void checkKnown(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX) && !KNOWN.contains(name.substring(PREFIX.length()))) {
        throw new IllegalArgumentException(
            name + ": unknown setting; there are " + PREFIX + "… " + new TreeSet<>(KNOWN));
      }
    }
  }

  private static int number(Properties properties, String name, int otherwise) {
    String text = properties.getProperty(PREFIX + name);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          PREFIX + name + ": expected a whole number, received '" + text + "'", e);
    }
  }

  /** Returns a copy of these settings with another port and other folders. */
  public ServiceSettings on(int newPort, Path newData, Path newModels) {
    return new ServiceSettings(host, newPort, names, newData, newModels, limits);
  }

  /** Returns a copy of these settings with other limits. */
  public ServiceSettings with(ServiceLimits newLimits) {
    return new ServiceSettings(host, port, names, data, models, newLimits);
  }
}

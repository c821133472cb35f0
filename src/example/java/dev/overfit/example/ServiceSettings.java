package dev.overfit.example;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What the service is started with.
 *
 * @param host the address to listen on; by default loopback, since nothing here asks who calls
 * @param port the port; 0 for any that is free
 * @param data the folder of the CSV files that may be trained on
 * @param models the folder that models are exported to and served from
 * @param trainingsAtOnce how many trainings run at a time, at least 1
 * @param waiting how many more may wait, at least 1
 * @param mostBodyBytes the largest body of a request, in bytes
 */
public record ServiceSettings(
    String host,
    int port,
    Path data,
    Path models,
    int trainingsAtOnce,
    int waiting,
    int mostBodyBytes) {
  /** Loopback, port 8080, the example's data, one training at a time, bodies of 1 MiB. */
  public static ServiceSettings defaults() {
    return new ServiceSettings(
        "127.0.0.1",
        8080,
        Path.of("src/example/data"),
        Path.of("target/example/models"),
        1,
        8,
        1 << 20);
  }

  /** The defaults with what {@code service.host}, {@code .port}, {@code .data}, … say. */
  public static ServiceSettings of(Properties properties) {
    ServiceSettings defaults = defaults();
    return new ServiceSettings(
        properties.getProperty("service.host", defaults.host),
        number(properties, "service.port", defaults.port),
        Path.of(properties.getProperty("service.data", defaults.data.toString())),
        Path.of(properties.getProperty("service.models", defaults.models.toString())),
        number(properties, "service.trainingsAtOnce", defaults.trainingsAtOnce),
        number(properties, "service.waiting", defaults.waiting),
        number(properties, "service.mostBodyBytes", defaults.mostBodyBytes));
  }

  private static int number(Properties properties, String name, int otherwise) {
    String text = properties.getProperty(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + ": expected a whole number, received '" + text + "'", e);
    }
  }

  /** These settings on any free port, with other folders. */
  public ServiceSettings on(int newPort, Path newData, Path newModels) {
    return new ServiceSettings(
        host, newPort, newData, newModels, trainingsAtOnce, waiting, mostBodyBytes);
  }
}

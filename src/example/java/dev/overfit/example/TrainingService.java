package dev.overfit.example;

import java.io.IOException;
import java.util.Locale;

/**
 * Trains in the background on posted settings, streams progress, and answers predictions from the
 * latest model while the next one trains. See {@code src/example/README.md}.
 *
 * <p>Runs from construction until it is closed, which cancels trainings, answers pending requests,
 * and frees all native memory. Logs through SLF4J.
 */
public final class TrainingService implements AutoCloseable {
  /** The property that names Logback's configuration. */
  private static final String LOGBACK = "logback.configurationFile";

  private final ServedModels models;
  private final Trainings trainings;
  private final HttpServer server;

  /**
   * Starts the service.
   *
   * @throws IOException if the folder of models cannot be created or read
   */
  public TrainingService(ServiceSettings settings) throws IOException {
    ServiceMetrics metrics = new ServiceMetrics();
    models = new ServedModels(settings.models(), settings.limits().models());
    trainings = new Trainings(settings, models, metrics);
    try {
      server = new HttpServer(settings, new HttpApi(models, trainings, metrics), metrics);
    } catch (RuntimeException e) {
      trainings.close();
      models.close();
      throw e;
    }
  }

  /** Returns the port that the service listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    trainings.close();
    server.close();
    models.close();
  }

  /** Starts a service with settings from system properties; it runs until the process ends. */
  public static void main(String[] args) throws IOException {
    logToStandardError();
    ServiceSettings settings = ServiceSettings.of(System.getProperties());
    TrainingService service = new TrainingService(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    System.out.printf(
        Locale.ROOT,
        "listening on http://%s:%d, data in %s, models in %s%n",
        settings.host(),
        service.port(),
        settings.data(),
        settings.models());
  }

  /** Configures logging before anything logs, unless the process has a configuration. */
  static void logToStandardError() {
    if (System.getProperty(LOGBACK) == null) {
      System.setProperty(LOGBACK, "dev/overfit/example/logback.xml");
    }
  }
}

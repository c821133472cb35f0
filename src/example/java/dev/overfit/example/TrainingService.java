package dev.overfit.example;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.util.Locale;

/**
 * Trains in the background on posted settings, streams progress, and answers predictions from the
 * latest model while the next one trains. See the README beside.
 *
 * <p>Runs from its construction on until it is closed, which cancels trainings, answers what was
 * asked, and frees all native memory.
 */
public final class TrainingService implements AutoCloseable {
  private final ServedModels models;
  private final Trainings trainings;
  private final Javalin server;

  /**
   * Starts it.
   *
   * @throws IOException where the folder of models cannot be made or read
   */
  public TrainingService(ServiceSettings settings) throws IOException {
    ServiceMetrics metrics = new ServiceMetrics();
    models = new ServedModels(settings.models());
    trainings = new Trainings(settings, models, metrics);
    HttpApi api = new HttpApi(settings.mostBodyBytes(), models, trainings, metrics);
    try {
      server = Javalin.start(config -> configure(config, settings, api));
    } catch (RuntimeException e) {
      trainings.close();
      models.close();
      throw e;
    }
  }

  private static void configure(JavalinConfig config, ServiceSettings settings, HttpApi api) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    api.addTo(config.routes);
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    trainings.close();
    server.stop();
    models.close();
  }

  /** Starts a service with the system properties' settings, until the process ends. */
  public static void main(String[] args) throws IOException {
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
}

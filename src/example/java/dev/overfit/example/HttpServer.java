package dev.overfit.example;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Javalin on Jetty, bounded: threads, connections, what they may send, and how long they take. */
final class HttpServer implements AutoCloseable {
  /** Those that read events or a model hold one each, while they like; the others are for all. */
  private static final int THREADS = EventStream.MOST_READERS + SavedModelZip.MOST_READERS + 40;

  /** More than an answer has, but for a model: sent without waiting for the reader. */
  private static final int SEND_BUFFER_BYTES = 1 << 18;

  /** Connections that the system keeps until they are accepted. */
  private static final int ACCEPT_QUEUE = 1024;

  private final ServiceSettings settings;
  private final Connections connections;
  private final ServiceMetrics metrics;
  private final Javalin javalin;

  HttpServer(ServiceSettings settings, HttpApi api, ServiceMetrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
    this.connections = new Connections(settings.limits());
    try {
      this.javalin = Javalin.start(config -> configure(config, api));
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private void configure(JavalinConfig config, HttpApi api) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.threadPool = new QueuedThreadPool(THREADS);
    config.jetty.modifyServer(this::configure);
    config.jetty.addConnector(this::connector);
    api.addTo(config.routes);
  }

  private void configure(Server server) {
    // when threads are scarce, it would cut short the time of all clients alike
    server.removeBean(server.getBean(LowResourceMonitor.class));
    server.setErrorHandler(new JsonErrors());
    server.insertHandler(
        new FrontDoor(
            new HostNames(settings.host(), settings.names()),
            settings.limits().bodyBytes(),
            connections,
            metrics));
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.addEventListener(connections);
    return connector;
  }

  /** The port that it listens on. */
  int port() {
    return javalin.port();
  }

  /** Answers what was asked and ends. */
  @Override
  public void close() {
    javalin.stop();
    connections.close();
  }
}

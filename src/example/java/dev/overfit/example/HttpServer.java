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

/** Javalin on Jetty with limits on threads, connections, and clients' sizes and times. */
final class HttpServer implements AutoCloseable {
  /** Readers of events or of a model hold a thread each; the others serve the rest. */
  private static final int THREADS = EventStream.MOST_READERS + SavedModelZip.MOST_READERS + 40;

  /** Larger than any answer except a model, so that sending does not wait for the client. */
  private static final int SEND_BUFFER_BYTES = 1 << 18;

  /** The number of connections that the system keeps until they are accepted. */
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
    // if threads are scarce, it would shorten the time of all clients alike
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

  /** Returns the port that the server listens on. */
  int port() {
    return javalin.port();
  }

  /** Answers pending requests and ends. */
  @Override
  public void close() {
    javalin.stop();
    connections.close();
  }
}

package dev.overfit.example;

import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Checks requests before they get a thread to answer them: the method must be one of HTTP's, the
 * client must call the service by one of its names, and the body must have arrived completely and
 * not be too large.
 */
final class FrontDoor extends Handler.Wrapper {
  /** The request attribute that holds the bytes of the body. */
  static final String BODY = FrontDoor.class.getName() + ".body";

  private static final Set<String> METHODS =
      HandlerType.commonHttp().stream().map(HandlerType::name).collect(Collectors.toSet());

  private final HostNames names;
  private final int mostBodyBytes;
  private final Connections connections;
  private final ServiceMetrics metrics;

  FrontDoor(HostNames names, int mostBodyBytes, Connections connections, ServiceMetrics metrics) {
    this.names = names;
    this.mostBodyBytes = mostBodyBytes;
    this.connections = connections;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    connections.asked(request);
    Request.addCompletionListener(request, failure -> answered(request, response));
    String name = Request.getServerName(request); // null for a target without a host: http:///
    if (!METHODS.contains(request.getMethod())) {
      Response.writeError(request, response, callback, 501, "method: is not implemented");
    } else if (name == null) {
      Response.writeError(request, response, callback, 400, "target: expected a host, found none");
    } else if (!names.contain(name, request.getConnectionMetaData().getLocalSocketAddress())) {
      Response.writeError(
          request, response, callback, 421, "host: the service does not answer to this name");
    } else if (HttpMethod.POST.is(request.getMethod())) {
      new RequestBody(
              request,
              mostBodyBytes,
              body -> answer(request, response, callback, body),
              e -> Response.writeError(request, response, callback, e.status(), e.getMessage()))
          .read();
    } else {
      answer(request, response, callback, new byte[0]);
    }
    return true;
  }

  private void answered(Request request, Response response) {
    metrics.responses.labelValues(String.valueOf(response.getStatus())).inc();
    connections.answered(request);
  }

  private void answer(Request request, Response response, Callback callback, byte[] body) {
    request.setAttribute(BODY, body);
    connections.answering(request);
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }
}

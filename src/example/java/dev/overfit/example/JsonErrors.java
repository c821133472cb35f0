package dev.overfit.example;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that do not reach {@link HttpApi} in its format: as JSON. */
final class JsonErrors extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JsonErrors.class);

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String said = String.valueOf(message);
    if (code == 500 && cause instanceof EofException) {
      response.setStatus(400);
      said = "request: ended early";
    } else if (code == 500) {
      LOG.error("{}", ShortText.of(request.toString()), cause);
      said = HttpApi.INTERNAL_ERROR;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    Content.Sink.write(response, true, Json.write(Map.of("error", ShortText.of(said))), callback);
  }
}

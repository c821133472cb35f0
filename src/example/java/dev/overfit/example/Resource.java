package dev.overfit.example;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A path and the methods allowed there. {@code HEAD} is allowed if {@code GET} is, {@code OPTIONS}
 * lists the allowed methods, and other methods are answered with 405.
 */
final class Resource {
  private final Map<HandlerType, Handler> methods;
  private final String allowed;

  private Resource(Map<HandlerType, Handler> methods) {
    this.methods = methods;
    TreeSet<String> names = new TreeSet<>();
    names.add(HandlerType.OPTIONS.name());
    methods.keySet().forEach(method -> names.add(method.name()));
    if (methods.containsKey(HandlerType.GET)) {
      names.add(HandlerType.HEAD.name());
    }
    this.allowed = String.join(", ", names);
  }

  /** Adds a path to the routes. */
  static void add(RoutesConfig routes, String path, Map<HandlerType, Handler> methods) {
    Resource resource = new Resource(methods);
    for (HandlerType method : HandlerType.commonHttp()) {
      routes.addHttpHandler(method, path, resource.handler(method));
    }
  }

  private Handler handler(HandlerType method) {
    if (method.equals(HandlerType.OPTIONS)) {
      return context -> context.header("Allow", allowed).status(HttpStatus.NO_CONTENT);
    }
    boolean head = method.equals(HandlerType.HEAD);
    return Objects.requireNonNullElse(
        methods.get(head ? HandlerType.GET : method), this::notAllowed);
  }

  private void notAllowed(Context context) {
    context.header("Allow", allowed);
    throw new RequestException(405, "method: expected " + allowed + ", received another");
  }
}

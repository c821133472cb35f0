package dev.overfit.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Accesses the JDK's only way to receive signals, {@code sun.misc.Signal} of the module {@code
 * jdk.unsupported}. It uses reflection because javac warns about every mention, which no annotation
 * suppresses, and because a JVM may come without that module.
 */
final class JdkSignals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private JdkSignals() {}

  /**
   * Registers a handler for a signal, which is called each time on a thread of its own.
   *
   * @param name the name of the signal, such as {@code INT}
   * @param handler a handler from {@link #handler}, or one that this method returned
   * @return the previous handler; empty if this JVM or system does not deliver the signal
   */
  static Optional<Object> handle(String name, Object handler) {
    try {
      Class<?> type = Class.forName(SIGNAL);
      return Optional.of(
          type.getMethod("handle", type, Class.forName(HANDLER))
              .invoke(null, signal(name), handler));
    } catch (InvocationTargetException unknownOrNotOurs) {
      return Optional.empty();
    } catch (ReflectiveOperationException noSuchModule) {
      return Optional.empty();
    }
  }

  /** Returns a handler that runs an action; empty if this JVM lacks signal handlers. */
  static Optional<Object> handler(Runnable action) {
    InvocationHandler calls =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> "handler of signals";
              default -> {
                action.run();
                yield null;
              }
            };
    try {
      Class<?> type = Class.forName(HANDLER);
      return Optional.of(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Calls a handler for a signal, as the JVM would. */
  static void call(Object handler, String name) {
    try {
      Class.forName(HANDLER)
          .getMethod("handle", Class.forName(SIGNAL))
          .invoke(handler, signal(name));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + ": the handler from before cannot be called", e);
    }
  }

  private static Object signal(String name) throws ReflectiveOperationException {
    return Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
  }
}

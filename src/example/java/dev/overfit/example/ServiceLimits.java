package dev.overfit.example;

import java.time.Duration;
import java.util.Locale;

/**
 * Limits on what clients may use, so that no client takes the service away from the others.
 *
 * @param trainingsAtOnce the maximum number of running trainings, at least 1
 * @param waiting the maximum number of waiting trainings, at least 1
 * @param models the maximum number of served models, at least 1
 * @param bodyBytes the maximum size of a request's body, at least 1
 * @param connections the maximum number of open connections, at least 10
 * @param patience the time that a client has to send a request's headers, and again its body, at
 *     least 1 second
 */
public record ServiceLimits(
    int trainingsAtOnce,
    int waiting,
    int models,
    int bodyBytes,
    int connections,
    Duration patience) {
  /**
   * @throws IllegalArgumentException if a limit is below its minimum
   */
  public ServiceLimits {
    atLeast("trainingsAtOnce", trainingsAtOnce, 1);
    atLeast("waiting", waiting, 1);
    atLeast("models", models, 1);
    atLeast("bodyBytes", bodyBytes, 1);
    atLeast("connections", connections, 10);
    atLeast("patience in seconds", patience.toSeconds(), 1);
  }

  /**
   * Returns the defaults: one running and 8 waiting trainings, 100 models, bodies of 256 KiB, 1000
   * connections, and 10 seconds. At most 250 MiB of bodies are held at a time.
   */
  public static ServiceLimits defaults() {
    return new ServiceLimits(1, 8, 100, 1 << 18, 1000, Duration.ofSeconds(10));
  }

  /** Returns a copy of these limits with other ones for trainings and models. */
  public ServiceLimits withTrainings(int atOnce, int newWaiting, int newModels) {
    return new ServiceLimits(atOnce, newWaiting, newModels, bodyBytes, connections, patience);
  }

  /** Returns a copy of these limits with other ones for the network. */
  public ServiceLimits withNetwork(int newBodyBytes, int newConnections, Duration newPatience) {
    return new ServiceLimits(
        trainingsAtOnce, waiting, models, newBodyBytes, newConnections, newPatience);
  }

  /** Returns how long a connection may stay open without traffic. */
  Duration idle() {
    return patience.multipliedBy(3);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected at least %d, received %d", name, least, value));
    }
  }
}

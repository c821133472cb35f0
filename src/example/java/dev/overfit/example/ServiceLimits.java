package dev.overfit.example;

import java.time.Duration;
import java.util.Locale;

/**
 * What clients may ask of the service, so that none takes it from the others.
 *
 * @param trainingsAtOnce how many trainings run at a time, at least 1
 * @param waiting how many more may wait, at least 1
 * @param models how many models are served, at least 1
 * @param bodyBytes the largest body of a request, at least 1
 * @param connections how many connections are open at a time, at least 10
 * @param patience how long a client may take to send a request's headers, and again its body, at
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
   * @throws IllegalArgumentException where one is below its least
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
   * One training at a time and 8 waiting, 100 models, bodies of 256 KiB, 1000 connections, 10
   * seconds: at the very most, 250 MiB of bodies are held at a time.
   */
  public static ServiceLimits defaults() {
    return new ServiceLimits(1, 8, 100, 1 << 18, 1000, Duration.ofSeconds(10));
  }

  /** These limits with others for trainings and models. */
  public ServiceLimits withTrainings(int atOnce, int newWaiting, int newModels) {
    return new ServiceLimits(atOnce, newWaiting, newModels, bodyBytes, connections, patience);
  }

  /** These limits with others for what comes over the network. */
  public ServiceLimits withNetwork(int newBodyBytes, int newConnections, Duration newPatience) {
    return new ServiceLimits(
        trainingsAtOnce, waiting, models, newBodyBytes, newConnections, newPatience);
  }

  /** How long a connection may stay open with nothing on its way. */
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

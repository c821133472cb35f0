package dev.overfit.suite;

import dev.overfit.model.Activation;
import dev.overfit.model.Dense;
import dev.overfit.model.Dropout;
import dev.overfit.model.LayerSpec;
import dev.overfit.model.Regularizer;
import dev.overfit.model.Regularizer.L2;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The built-in suites: the models of TensorFlow's tutorial <a
 * href="https://www.tensorflow.org/tutorials/keras/overfit_and_underfit">Overfit and underfit</a>.
 */
public final class Suites {
  private static final String LARGE = "Large";
  private static final int[] LARGE_UNITS = {512, 512, 512, 512};

  private Suites() {}

  /** All of them. */
  public static List<Suite> all() {
    return List.of(sizes(), regularizers());
  }

  /** The one of the given name; empty where there is none. */
  public static Optional<Suite> find(String name) {
    return all().stream().filter(suite -> suite.name().equals(name)).findFirst();
  }

  /** Ever larger models without a remedy: Tiny, Small, Medium and Large. */
  public static Suite sizes() {
    return new Suite(
        "sizes",
        "Model sizes",
        List.of(
            plain("Tiny", 16),
            plain("Small", 16, 16),
            plain("Medium", 64, 64, 64),
            plain(LARGE, LARGE_UNITS)),
        Optional.empty(),
        List.of());
  }

  /**
   * Remedies against the overfitting of Large, beside Tiny: L2, Dropout and both, Combined. Large
   * itself is not trained again.
   */
  public static Suite regularizers() {
    return new Suite(
        "regularizers",
        "Regularizers and dropout",
        List.of(
            plain("Tiny", 16),
            large("L2", new L2(0.001), Optional.empty()),
            large("Dropout", Regularizer.NONE, Optional.of(new Dropout(0.5))),
            large("Combined", new L2(0.0001), Optional.of(new Dropout(0.5)))),
        Optional.of("Tiny"),
        List.of(plain(LARGE, LARGE_UNITS)));
  }

  private static Trial plain(String name, int... units) {
    LayerSpec[] hidden =
        IntStream.of(units)
            .mapToObj(width -> new Dense(width, Activation.ELU))
            .toArray(LayerSpec[]::new);
    return Trial.of(name, hidden);
  }

  private static Trial large(String name, Regularizer regularizer, Optional<Dropout> dropout) {
    LayerSpec[] hidden =
        Arrays.stream(LARGE_UNITS)
            .mapToObj(units -> new Dense(units, Activation.ELU, regularizer))
            .flatMap(dense -> Stream.concat(Stream.of(dense), dropout.stream()))
            .toArray(LayerSpec[]::new);
    return Trial.of(name, hidden);
  }
}

package dev.overfit.picture;

import java.util.Locale;
import java.util.Optional;

/**
 * The axis settings for the pictures over epochs. Each picture chooses what is not set.
 *
 * @param x the epoch scale of all these pictures
 * @param y the crossentropy scale of the model comparisons
 * @param yLimits the crossentropy limits of the model comparisons
 */
public record Axes(Optional<Scale> x, Optional<Scale> y, Optional<Limits> yLimits) {
  /** No settings: each picture chooses its axes. */
  public static final Axes AUTO = new Axes(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The ends of an axis.
   *
   * @param low the lower end, finite
   * @param high the upper end, finite and above {@code low}
   */
  public record Limits(double low, double high) {
    /**
     * @throws IllegalArgumentException if an end is not finite, or {@code low} is not below {@code
     *     high}
     */
    public Limits {
      if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "yLimits: expected two finite numbers, the lower one first, received %s,%s",
                low,
                high));
      }
    }
  }

  /**
   * @throws IllegalArgumentException if the scale of {@code y} is logarithmic and its lower limit
   *     is not above 0
   */
  public Axes {
    if (y.equals(Optional.of(Scale.LOG))
        && yLimits.filter(limits -> limits.low() <= 0).isPresent()) {
      throw new IllegalArgumentException(
          "yLimits: expected a lower limit above 0 with yScale=log, received "
              + yLimits.orElseThrow().low());
    }
  }

  /** Returns a copy of these axes with the given epoch scale. */
  public Axes withX(Scale value) {
    return new Axes(Optional.of(value), y, yLimits);
  }

  /** Returns a copy of these axes with the given crossentropy scale. */
  public Axes withY(Scale value) {
    return new Axes(x, Optional.of(value), yLimits);
  }

  /** Returns a copy of these axes with the given crossentropy limits. */
  public Axes withYLimits(double low, double high) {
    return new Axes(x, y, Optional.of(new Limits(low, high)));
  }
}

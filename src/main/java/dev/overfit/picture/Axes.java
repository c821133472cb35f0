package dev.overfit.picture;

import java.util.Locale;
import java.util.Optional;

/**
 * What was said of the axes of the pictures over epochs; what is not said, each picture chooses
 * itself.
 *
 * @param x the scale of epochs in all of them
 * @param y the scale of crossentropy in the comparisons of models
 * @param yLimits from where to where crossentropy goes in these
 */
public record Axes(Optional<Scale> x, Optional<Scale> y, Optional<Limits> yLimits) {
  /** Nothing said. */
  public static final Axes AUTO = new Axes(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The ends of an axis.
   *
   * @param low the lower one, finite
   * @param high the upper one, finite and above {@code low}
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

  /** These axes with another scale of epochs. */
  public Axes withX(Scale value) {
    return new Axes(Optional.of(value), y, yLimits);
  }

  /** These axes with another scale of crossentropy. */
  public Axes withY(Scale value) {
    return new Axes(x, Optional.of(value), yLimits);
  }

  /** These axes with other limits of crossentropy. */
  public Axes withYLimits(double low, double high) {
    return new Axes(x, y, Optional.of(new Limits(low, high)));
  }
}

package dev.overfit.cli;

import dev.overfit.picture.Axes;
import dev.overfit.picture.Axes.Limits;
import dev.overfit.picture.Scale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the axes of the pictures. */
final class AxesOptions {
  private static final String AUTO = "auto";

  /** A scale, or the one that each picture chooses. */
  enum ScaleChoice {
    AUTO(Optional.empty()),
    LINEAR(Optional.of(Scale.LINEAR)),
    LOG(Optional.of(Scale.LOG));

    private final Optional<Scale> scale;

    ScaleChoice(Optional<Scale> scale) {
      this.scale = scale;
    }
  }

  @Option(
      names = {"--xScale", "--x-scale"},
      paramLabel = "<auto|linear|log>",
      defaultValue = AUTO,
      description =
          "the scale of epochs in pictures; auto: logarithmic from 50 epochs on, as in the tutorial,"
              + " but for the learning rate [${DEFAULT-VALUE}]")
  ScaleChoice x;

  @Option(
      names = {"--yScale", "--y-scale"},
      paramLabel = "<auto|linear|log>",
      defaultValue = AUTO,
      description =
          "the scale of crossentropy in pictures that compare models; auto: linear"
              + " [${DEFAULT-VALUE}]")
  ScaleChoice y;

  @Option(
      names = {"--yLimits", "--y-limits"},
      paramLabel = "<auto|low,high>",
      defaultValue = AUTO,
      description =
          "from where to where crossentropy goes in these, such as 0.5,0.7; auto: the tutorial's 0.5"
              + " to 0.7 if that shows each model, else as far as the curves go"
              + " [${DEFAULT-VALUE}]")
  String yLimits;

  /**
   * Returns the requested axes.
   *
   * @throws UsageException if the limits are not two numbers in order
   * @throws IllegalArgumentException if the limits do not go with the scale
   */
  Axes axes() throws UsageException {
    return new Axes(x.scale, y.scale, limits());
  }

  private Optional<Limits> limits() throws UsageException {
    if (yLimits.equals(AUTO)) {
      return Optional.empty();
    }
    String[] ends = yLimits.split(",", -1);
    if (ends.length != 2) {
      throw wrong(null);
    }
    try {
      return Optional.of(new Limits(Double.parseDouble(ends[0]), Double.parseDouble(ends[1])));
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  private UsageException wrong(@Nullable Exception cause) {
    return new UsageException(
        "yLimits: expected auto, or two numbers with a comma between them, the lower one first, such"
            + " as 0.5,0.7, received '"
            + yLimits
            + "'",
        cause);
  }
}

package dev.overfit.suite;

import dev.overfit.training.Placement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How fast a model trains, measured over a few epochs on the rows of its run, alongside as many
 * others as in the run.
 *
 * @param placement where it trained
 * @param start what a training takes besides its epochs: the time until it has uploaded the rows,
 *     and the extra time of its first epoch
 * @param epoch what an epoch takes, including validation; for an epoch too long to wait for,
 *     extrapolated from its steps
 */
public record TrainingSpeed(Placement placement, Duration start, Duration epoch) {
  /** Returns what a number of epochs take, from the beginning of a training. */
  public Duration of(int epochs) {
    return epochs == 0 ? Duration.ZERO : start.plus(epoch.multipliedBy(epochs));
  }

  /** Returns the mean speed of several trainings of a model. */
  static TrainingSpeed mean(List<TrainingSpeed> speeds) {
    return new TrainingSpeed(
        speeds.get(0).placement,
        mean(speeds, TrainingSpeed::start),
        mean(speeds, TrainingSpeed::epoch));
  }

  private static Duration mean(
      List<TrainingSpeed> speeds, Function<TrainingSpeed, Duration> figure) {
    return speeds.stream()
        .map(figure)
        .reduce(Duration.ZERO, Duration::plus)
        .dividedBy(speeds.size());
  }
}

package dev.overfit.suite;

import dev.overfit.training.Placement;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How fast a model trains, measured over a few epochs on the rows of its run, beside as many others
 * as in the run.
 *
 * @param placement where it trained
 * @param start what a training takes beside its epochs: until it has uploaded the rows, and what
 *     its first epoch takes longer than others
 * @param epoch what an epoch takes, validation included; that of an epoch too long to wait for is
 *     reckoned from its steps
 */
public record TrainingSpeed(Placement placement, Duration start, Duration epoch) {
  /** What a number of epochs take, from a training's beginning. */
  public Duration of(int epochs) {
    return epochs == 0 ? Duration.ZERO : start.plus(epoch.multipliedBy(epochs));
  }

  /** That of several trainings of a model, on average. */
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

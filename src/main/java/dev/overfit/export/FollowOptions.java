package dev.overfit.export;

import java.time.Duration;

/**
 * How a {@link LivePredictor} follows the versions in a folder.
 *
 * @param load how each version is loaded
 * @param interval how long it waits between two looks into the folder, more than 0
 * @param listener is told of each version, beside the log
 */
public record FollowOptions(LoadOptions load, Duration interval, LiveListener listener) {
  private static final LiveListener SILENT = new LiveListener() {};

  /**
   * @throws IllegalArgumentException where the interval is not more than 0
   */
  public FollowOptions {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval: expected more than 0, received " + interval);
    }
  }

  /** Each version loaded with {@link LoadOptions#defaults()}, a look a second, no listener. */
  public static FollowOptions defaults() {
    return new FollowOptions(LoadOptions.defaults(), Duration.ofSeconds(1), SILENT);
  }

  /** These with another way of loading, such as with one thread. */
  public FollowOptions withLoad(LoadOptions value) {
    return new FollowOptions(value, interval, listener);
  }

  /** These with another time between two looks. */
  public FollowOptions withInterval(Duration value) {
    return new FollowOptions(load, value, listener);
  }

  /** These with another listener. */
  public FollowOptions withListener(LiveListener value) {
    return new FollowOptions(load, interval, value);
  }
}

package dev.overfit.export;

import java.time.Duration;

/**
 * How a {@link LivePredictor} follows the versions in a folder.
 *
 * @param load how each version is loaded
 * @param interval the time between two checks of the folder, more than 0
 * @param listener receives an event for each version, in addition to the log
 */
public record FollowOptions(LoadOptions load, Duration interval, LiveListener listener) {
  private static final LiveListener SILENT = new LiveListener() {};

  /**
   * @throws IllegalArgumentException if the interval is not more than 0
   */
  public FollowOptions {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval: expected more than 0, received " + interval);
    }
  }

  /**
   * Returns options that load each version with {@link LoadOptions#defaults()} and check the folder
   * every second, without a listener.
   */
  public static FollowOptions defaults() {
    return new FollowOptions(LoadOptions.defaults(), Duration.ofSeconds(1), SILENT);
  }

  /** Returns these options with other load options, such as a single thread. */
  public FollowOptions withLoad(LoadOptions value) {
    return new FollowOptions(value, interval, listener);
  }

  /** Returns these options with another interval. */
  public FollowOptions withInterval(Duration value) {
    return new FollowOptions(load, value, listener);
  }

  /** Returns these options with another listener. */
  public FollowOptions withListener(LiveListener value) {
    return new FollowOptions(load, interval, value);
  }
}

package dev.overfit.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Receives events about the versions that a {@link LivePredictor} follows, in addition to the log.
 * Called on the thread that checks the folder, or for the first version on the thread that calls
 * {@code follow}; the next check waits for it. Its exceptions are logged and have no other effect.
 */
public interface LiveListener {
  /**
   * Called when a version starts to answer.
   *
   * @param version the folder of the version
   * @param loading how long the version took to load and try out, while the previous one answered
   */
  default void onVersion(Path version, Duration loading) {}

  /**
   * Called when a version could not be loaded, or the folder of the versions could not be read or
   * no longer has any. The version that answered continues.
   *
   * @param reason the reason, whose message names the place
   * @param answering the folder of the version that continues; empty if none answers yet, or if one
   *     from memory does
   */
  default void onFailure(IOException reason, Optional<Path> answering) {}
}

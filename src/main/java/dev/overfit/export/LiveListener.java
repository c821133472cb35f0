package dev.overfit.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Is told what becomes of the versions that a {@link LivePredictor} follows, beside the log. Called
 * on the thread that looks after the folder, for the first version on the one that calls {@code
 * follow}; the next look waits for it. What it throws is logged, and nothing else comes of it.
 */
public interface LiveListener {
  /**
   * A version answers from now on.
   *
   * @param version its folder
   * @param loading how long it took to load and to try out, while the one before answered
   */
  default void onVersion(Path version, Duration loading) {}

  /**
   * A version could not be loaded, or the folder of the versions could not be read or has none any
   * more. What answered goes on.
   *
   * @param reason whose message names the place
   * @param answering the folder of the version that goes on; empty where none answers yet, or one
   *     from memory does
   */
  default void onFailure(IOException reason, Optional<Path> answering) {}
}

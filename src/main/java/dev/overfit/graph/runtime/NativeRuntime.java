package dev.overfit.graph.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Loads TensorFlow's native libraries, once per process, with the environment variables that
 * training needs. Java cannot change its environment, so C's {@code setenv} is called through JNA.
 * If other code has loaded the libraries before, or JNA is missing, or the property {@code
 * overfit.environment} is {@code keep}, these variables have no effect, and training is correct but
 * may be slower.
 *
 * <p>The libraries are not loaded from a folder that may be another user's: see {@code
 * NativeFolder}.
 */
public final class NativeRuntime {
  /** A process loads the libraries once. */
  private static final NativeLibraries LIBRARIES = new NativeLibraries();

  private NativeRuntime() {}

  /**
   * Makes sure that the libraries are loaded; the first call does the work. After a call that
   * failed for lack of space or of a folder, a later call tries again.
   *
   * @throws IOException if the libraries are not on the class path, cannot be unpacked or loaded,
   *     or would come from a folder that may be another user's; the message names the folder and
   *     what to do
   * @throws IllegalArgumentException if the property {@code overfit.environment} has a value other
   *     than {@code set} or {@code keep}
   */
  public static void load() throws IOException {
    LIBRARIES.load();
  }

  /**
   * Does the same as {@link #load}, for callers that declare no {@link IOException}.
   *
   * @throws UncheckedIOException if {@link #load} throws an {@link IOException}; has its message
   * @throws IllegalArgumentException as {@link #load}
   */
  public static void prepare() {
    try {
      load();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}

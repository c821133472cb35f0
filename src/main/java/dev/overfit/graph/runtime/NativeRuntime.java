package dev.overfit.graph.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Loads TensorFlow's native libraries, once a process, with the environment set up as training here
 * wants it: Java cannot change its environment, so that C's {@code setenv} is called through JNA.
 * If other code has loaded them before, or there is no JNA, or the property {@code
 * overfit.environment} is {@code keep}, that has no effect, and training is right but may be
 * slower.
 *
 * <p>They are not loaded from a folder that may be another user's: see {@code NativeFolder}.
 */
public final class NativeRuntime {
  /** A process has them once. */
  private static final NativeLibraries LIBRARIES = new NativeLibraries();

  private NativeRuntime() {}

  /**
   * Makes sure that they are loaded; the first call does the work. After a call that failed for
   * want of space, or of a folder, a later one tries again.
   *
   * @throws IOException if they are not on the class path, cannot be unpacked or do not load, or
   *     would come out of a folder that may be another user's; its message names the folder and
   *     what to do
   * @throws IllegalArgumentException if the property {@code overfit.environment} has a value other
   *     than {@code set} or {@code keep}
   */
  public static void load() throws IOException {
    LIBRARIES.load();
  }

  /**
   * The same for those who declare no {@link IOException}.
   *
   * @throws UncheckedIOException with the message and cause of {@link #load}'s
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

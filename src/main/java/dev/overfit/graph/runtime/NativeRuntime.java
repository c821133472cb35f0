package dev.overfit.graph.runtime;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the native runtime up as training here wants it, once, before its library is loaded.
 *
 * <p>TensorFlow sizes one thread pool for the whole process by its first session, unless {@code
 * TF_OVERRIDE_GLOBAL_THREADPOOL} stands in the process's environment when the library is loaded:
 * then each session has its own, so that a small model on one thread and a large one on all can be
 * trained in one JVM. Java cannot change its environment, so {@code setenv} is called through JNA.
 * Where the library was loaded before, by other code, all of this has no effect and training is
 * right but may be slower.
 *
 * <p>It is not loaded from a folder that may be another user's: see {@code NativeFolder}.
 */
public final class NativeRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(NativeRuntime.class);

  static {
    setDefault("TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
    setDefault("TF_CPP_MIN_LOG_LEVEL", "2");
  }

  private static final Optional<String> REFUSAL =
      new NativeFolder(System.getProperties(), NativeRuntime::user).refusal();

  private NativeRuntime() {}

  /**
   * Makes sure that the environment is set; the first call does the work.
   *
   * @throws UnsatisfiedLinkError if the native library would come out of a folder that may be
   *     another user's
   */
  public static void prepare() {
    if (REFUSAL.isPresent()) {
      throw new UnsatisfiedLinkError(REFUSAL.get());
    }
  }

  private static long user() {
    return Integer.toUnsignedLong(
        NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
            .getFunction("geteuid")
            .invokeInt(new Object[0]));
  }

  /**
   * Sets a variable of the process's environment, unless it has a value already. What has read it
   * before does not learn of it, nor does {@link System#getenv}.
   */
  static void setDefault(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    try {
      if (Platform.isWindows()) {
        Function putenv = NativeLibrary.getInstance("msvcrt").getFunction("_putenv_s");
        putenv.invokeInt(new Object[] {name, value});
      } else {
        Function setenv = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("setenv");
        setenv.invokeInt(new Object[] {name, value, 0});
      }
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      LOG.debug("{} could not be set", name, e);
    }
  }
}

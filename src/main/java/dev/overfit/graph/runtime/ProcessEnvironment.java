package dev.overfit.graph.runtime;

/**
 * The environment variables of this process that TensorFlow reads, set as training here wants them:
 * none that has a value already, and none at all where the property {@value #PROPERTY} says {@value
 * #KEEP}. {@link System#getenv} does not learn of them.
 *
 * <ul>
 *   <li>{@code TF_OVERRIDE_GLOBAL_THREADPOOL=1}: else TensorFlow sizes one thread pool for the
 *       whole process by its first session, and a small model on one thread and a large one on all
 *       cannot be trained well in one JVM.
 *   <li>{@code TF_CPP_MIN_LOG_LEVEL=2}: no lines of TensorFlow's on the standard error stream but
 *       errors.
 *   <li>{@code TF_DETERMINISTIC_OPS=1}, with natives for GPUs alone: see {@link Determinism}.
 * </ul>
 */
final class ProcessEnvironment {
  /** The property that says whether the environment is {@code set}, the default, or kept. */
  static final String PROPERTY = "overfit.environment";

  /** Its value for leaving the environment as it is. */
  static final String KEEP = "keep";

  private static final String SET = "set";
  private static final String SAID = System.getProperty(PROPERTY, SET);

  private ProcessEnvironment() {}

  /**
   * Sets what has to stand there before the native library is loaded.
   *
   * @throws IllegalArgumentException if the property has another value
   */
  static void prepare() {
    if (!SAID.equals(SET) && !SAID.equals(KEEP)) {
      throw new IllegalArgumentException(
          PROPERTY + ": expected " + SET + " or " + KEEP + ", received " + SAID);
    }
    setDefault("TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
    setDefault("TF_CPP_MIN_LOG_LEVEL", "2");
  }

  /** Sets a variable. What has read it before does not learn of it. */
  static void setDefault(String name, String value) {
    if (!SAID.equals(KEEP) && System.getenv(name) == null) {
      CLibrary.setVariable(name, value);
    }
  }
}

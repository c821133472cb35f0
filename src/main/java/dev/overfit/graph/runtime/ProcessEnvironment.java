package dev.overfit.graph.runtime;

/**
 * Sets the environment variables of this process that TensorFlow reads to the values that training
 * needs. Variables that already have a value keep it, and none is set if the property {@value
 * #PROPERTY} is {@value #KEEP}. {@link System#getenv} does not see the changes.
 *
 * <ul>
 *   <li>{@code TF_OVERRIDE_GLOBAL_THREADPOOL=1}: otherwise TensorFlow sizes one thread pool for the
 *       whole process by its first session, and a small model on one thread and a large one on all
 *       cannot both be trained well in one JVM.
 *   <li>{@code TF_CPP_MIN_LOG_LEVEL=2}: TensorFlow writes only errors to standard error.
 *   <li>{@code TF_DETERMINISTIC_OPS=1}, only with natives for GPUs: see {@link Determinism}.
 * </ul>
 */
final class ProcessEnvironment {
  /** The property that says whether the environment is {@code set}, the default, or kept. */
  static final String PROPERTY = "overfit.environment";

  /** The value that leaves the environment as it is. */
  static final String KEEP = "keep";

  private static final String SET = "set";
  private static final String SAID = System.getProperty(PROPERTY, SET);

  private ProcessEnvironment() {}

  /**
   * Sets the variables that must be set before the native library is loaded.
   *
   * @throws IllegalArgumentException if the property is neither {@code set} nor {@code keep}
   */
  static void prepare() {
    if (!SAID.equals(SET) && !SAID.equals(KEEP)) {
      throw new IllegalArgumentException(
          PROPERTY + ": expected " + SET + " or " + KEEP + ", received " + SAID);
    }
    setDefault("TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
    setDefault("TF_CPP_MIN_LOG_LEVEL", "2");
  }

  /** Sets a variable without a value. Code that has read it before does not see the change. */
  static void setDefault(String name, String value) {
    if (!SAID.equals(KEEP) && System.getenv(name) == null) {
      CLibrary.setVariable(name, value);
    }
  }
}

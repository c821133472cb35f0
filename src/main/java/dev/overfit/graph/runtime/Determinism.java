package dev.overfit.graph.runtime;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Makes the same inputs give the same bytes again on a GPU. TensorFlow's fastest GPU kernels add
 * numbers up in the order in which threads happen to finish; with {@code TF_DETERMINISTIC_OPS=1} in
 * the process's environment it uses others. It reads the variable once per process, when the first
 * operation that has a choice is created, and the C API knows no other setting for this.
 *
 * <p>TensorFlow then refuses random numbers without a seed, in the whole process.
 */
public final class Determinism {
  private static final String VARIABLE = "TF_DETERMINISTIC_OPS";

  private Determinism() {}

  /**
   * Asks for kernels that give the same bytes again, unless the process's environment already has a
   * value for that or must not be changed. Too late if TensorFlow has read the environment before;
   * {@link #isRequired} tells.
   */
  public static void ask() {
    ProcessEnvironment.setDefault(VARIABLE, "1");
  }

  /**
   * Returns whether TensorFlow uses only kernels that give the same bytes again. TensorFlow is
   * asked once per process, since it looks only once, and writes a line to standard error if so.
   */
  public static boolean isRequired() {
    return Answer.REQUIRED;
  }

  private static final class Answer {
    static final boolean REQUIRED = refusesRandomNumbersWithoutASeed();
  }

  /** Only an operation that TensorFlow refuses for this reason gives the answer. */
  private static boolean refusesRandomNumbersWithoutASeed() {
    NativeRuntime.prepare();
    try (Graph graph = new Graph();
        Session session = new Session(graph, Execution.cpuConfig())) {
      Ops tf = Ops.create(graph);
      session.run(tf.random.randomUniform(tf.constant(new int[] {1}), TFloat32.class));
      return false;
    } catch (TFInvalidArgumentException e) {
      return true;
    }
  }
}

package dev.overfit.graph.runtime;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Whether the same inputs give the same bytes again on a GPU. There TensorFlow's fastest kernels
 * add numbers up in the order in which threads happen to come; with {@code TF_DETERMINISTIC_OPS=1}
 * in the process's environment it takes others. It looks there once a process, when the first
 * operation that has a choice is made, and has no other setting for it that the C API knows.
 *
 * <p>Then TensorFlow refuses, in the whole process, random numbers without a seed.
 */
public final class Determinism {
  private static final String VARIABLE = "TF_DETERMINISTIC_OPS";

  private Determinism() {}

  /**
   * Asks for the same bytes, unless the process's environment says something of it already or is
   * not to be changed. Too late where TensorFlow has looked there before; {@link #isRequired}
   * tells.
   */
  public static void ask() {
    ProcessEnvironment.setDefault(VARIABLE, "1");
  }

  /**
   * Whether TensorFlow takes only kernels that give the same bytes again. Asked of it once a
   * process, as it looks but once, and writes a line of its own to standard error where it does.
   */
  public static boolean isRequired() {
    return Answer.REQUIRED;
  }

  private static final class Answer {
    static final boolean REQUIRED = refusesRandomNumbersWithoutASeed();
  }

  /** Nobody answers that question but an operation that is refused for it. */
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

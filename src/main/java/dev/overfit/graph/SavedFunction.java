package dev.overfit.graph;

import java.nio.FloatBuffer;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A function of a {@link SavedGraph} or {@link ServingGraph} from rows to rows, both float32;
 * usable by several threads at once until the graph is closed.
 */
public final class SavedFunction {
  /** A tensor {@code [rows, columns]}. */
  record Matrix(String tensor, int columns) {}

  private final Session session;
  private final Matrix input;
  private final Matrix output;

  SavedFunction(Session session, Matrix input, Matrix output) {
    this.session = session;
    this.input = input;
    this.output = output;
  }

  /** The number of columns of its input. */
  public int inputColumns() {
    return input.columns();
  }

  /** The number of columns of its output. */
  public int outputColumns() {
    return output.columns();
  }

  /**
   * Calls it.
   *
   * @param rows the rows between the buffer's position and its limit, row-major
   * @return {@code [rows, outputColumns]}, row-major
   * @throws IllegalStateException where the graph is closed
   */
  public float[] call(FloatBuffer rows) {
    Shape shape = Shape.of(rows.remaining() / input.columns(), input.columns());
    try (TFloat32 tensor = Tensors.of(shape, rows);
        Result result =
            session.runner().feed(input.tensor(), tensor).fetch(output.tensor()).run()) {
      return Tensors.values(result.get(0));
    }
  }
}

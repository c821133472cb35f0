package dev.overfit.graph;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A float32 function from rows to rows, of a {@link SavedGraph} or {@link ServingGraph}. It can be
 * called by several threads at once until the graph is closed.
 */
public final class SavedFunction {
  /** A tensor {@code [rows, columns]}. */
  record Matrix(String tensor, int columns) {}

  private final String place;
  private final Session session;
  private final Matrix input;
  private final Matrix output;

  /**
   * @param place the origin of the graph, for messages
   */
  SavedFunction(String place, Session session, Matrix input, Matrix output) {
    this.place = place;
    this.session = session;
    this.input = input;
    this.output = output;
  }

  /** Returns the number of columns of the input. */
  public int inputColumns() {
    return input.columns();
  }

  /** Returns the number of columns of the output. */
  public int outputColumns() {
    return output.columns();
  }

  /**
   * Calls the function.
   *
   * @param rows the rows between the buffer's position and its limit, row-major
   * @return {@code [rows, outputColumns]}, row-major
   * @throws IOException if the graph fails, is closed, or returns another shape
   */
  public float[] call(FloatBuffer rows) throws IOException {
    int count = rows.remaining() / input.columns();
    Shape shape = Shape.of(count, input.columns());
    try (TFloat32 tensor = Tensors.of(shape, rows);
        Result result =
            session.runner().feed(input.tensor(), tensor).fetch(output.tensor()).run()) {
      return checked(result.get(0), Shape.of(count, output.columns()));
    } catch (RuntimeException e) {
      throw NativeFailure.of(place + ": its graph failed", e);
    }
  }

  private float[] checked(Tensor found, Shape expected) throws IOException {
    if (!(found instanceof TFloat32) || !found.shape().equals(expected)) {
      throw new IOException(
          String.format(
              "%s: expected its graph to give float32 %s, found %s %s",
              place, expected, found.dataType(), found.shape()));
    }
    return Tensors.values(found);
  }
}

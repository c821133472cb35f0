package dev.overfit.graph;

import java.nio.FloatBuffer;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Converts between Java arrays and native tensors. */
final class Tensors {
  private Tensors() {}

  /** Returns a tensor with a copy of the values; the caller closes it. */
  static TFloat32 of(Shape shape, float[] values) {
    return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
  }

  /** Returns a tensor with a copy of the values; the caller closes it. */
  static TFloat32 of(Shape shape, FloatBuffer values) {
    return TFloat32.tensorOf(shape, DataBuffers.of(values));
  }

  /** Returns a copy of the values of a tensor, row-major. */
  static float[] values(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  /** Returns the values of an operand, row-major. */
  static float[] fetch(Session session, Operand<TFloat32> operand) {
    try (Result result = session.runner().fetch(operand).run()) {
      return values(result.get(0));
    }
  }
}

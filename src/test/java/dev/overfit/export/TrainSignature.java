package dev.overfit.export;

import dev.overfit.data.Dataset;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** The signature {@code train} of a trainable SavedModel, called as Python calls it. */
final class TrainSignature implements AutoCloseable {
  private final SavedModelBundle bundle;

  private TrainSignature(SavedModelBundle bundle) {
    this.bundle = bundle;
  }

  static TrainSignature load(Path version) {
    return new TrainSignature(SavedModelBundle.load(version.toString(), "serve"));
  }

  /** Takes a step on the given rows and returns its figures before the update. */
  Continued.Figures step(Dataset all, int[] rows) {
    float[] features = new float[rows.length * all.width()];
    float[] labels = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          all.features(), rows[i] * all.width(), features, i * all.width(), all.width());
      labels[i] = all.labels()[rows[i]];
    }
    try (TFloat32 x = tensor(features, rows.length, all.width());
        TFloat32 y = tensor(labels, rows.length, 1);
        Result result = bundle.function("train").call(Map.of("features", x, "labels", y))) {
      return new Continued.Figures(
          figure(result, "binary_crossentropy"),
          figure(result, "regularization_loss"),
          figure(result, "loss"),
          figure(result, "accuracy"));
    }
  }

  private static TFloat32 tensor(float[] values, int rows, int columns) {
    return TFloat32.tensorOf(Shape.of(rows, columns), DataBuffers.of(values));
  }

  private static float figure(Result result, String name) {
    Tensor value = result.get(name).orElseThrow();
    return ((TFloat32) value).getFloat();
  }

  @Override
  public void close() {
    bundle.close();
  }
}

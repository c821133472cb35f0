package dev.overfit.export;

import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;

/** A SavedModel called as servers call it, through its signatures. */
final class CalledSavedModel {
  private CalledSavedModel() {}

  /**
   * Returns an output for coded rows.
   *
   * @param count how many rows
   * @param output {@code logits} or {@code probabilities}
   */
  static float[] call(Path version, int count, float[] rows, String output) {
    try (SavedModelBundle bundle = SavedModelBundle.load(version.toString(), "serve")) {
      Map<String, SignatureDef> all = bundle.metaGraphDef().getSignatureDefMap();
      SignatureDef signature =
          all.getOrDefault("features", bundle.metaGraphDef().getSignatureDefOrThrow("serve"));
      try (TFloat32 features = matrix(count, rows);
          var result =
              bundle
                  .session()
                  .runner()
                  .feed(signature.getInputsOrThrow("features").getName(), features)
                  .fetch(signature.getOutputsOrThrow(output).getName())
                  .run()) {
        float[] values = new float[count];
        ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }

  /** Returns a figure of coded rows with their labels. */
  static double evaluate(Path version, float[] rows, float[] labels, String figure) {
    try (SavedModelBundle bundle = SavedModelBundle.load(version.toString(), "serve");
        TFloat32 features = matrix(labels.length, rows);
        TFloat32 classes = matrix(labels.length, labels)) {
      SignatureDef signature = bundle.metaGraphDef().getSignatureDefOrThrow("evaluate");
      Session.Runner runner =
          bundle
              .session()
              .runner()
              .feed(signature.getInputsOrThrow("features").getName(), features)
              .feed(signature.getInputsOrThrow("labels").getName(), classes)
              .fetch(signature.getOutputsOrThrow(figure).getName());
      try (var result = runner.run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  private static TFloat32 matrix(int rows, float[] values) {
    return TFloat32.tensorOf(Shape.of(rows, values.length / rows), DataBuffers.of(values));
  }
}

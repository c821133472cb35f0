package dev.overfit.export;

import com.google.protobuf.CodedOutputStream;
import dev.overfit.graph.ExportGraph;
import dev.overfit.io.TfRecordWriter;
import dev.overfit.model.ModelSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Requests that TensorFlow Serving runs while it loads a model, so that the first real one finds it
 * warm: TFRecords of {@code tensorflow.serving.PredictionLog}.
 *
 * <p>Of the serving protos only this is needed, and written field by field:
 *
 * <pre>{@code
 * PredictionLog  { PredictLog predict_log = 6; }
 * PredictLog     { PredictRequest request = 1; }
 * PredictRequest { ModelSpec model_spec = 1; map<string, TensorProto> inputs = 2; }
 * ModelSpec      { string name = 1; string signature_name = 3; }
 * }</pre>
 *
 * <p>Source: <a href="https://www.tensorflow.org/tfx/serving/saved_model_warmup">SavedModel
 * Warmup</a>.
 */
final class WarmUp {
  private static final int[] BATCHES = {1, 32};

  /** Writes the fields of a message. */
  @FunctionalInterface
  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private WarmUp() {}

  /** The file's bytes: a request of zeros for each of a few batch sizes. */
  static byte[] requests(ModelSpec model) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    TfRecordWriter records = new TfRecordWriter(file);
    for (int rows : BATCHES) {
      byte[] request = request(model, rows);
      byte[] predictLog = message(out -> out.writeByteArray(1, request));
      records.write(message(out -> out.writeByteArray(6, predictLog)));
    }
    return file.toByteArray();
  }

  private static byte[] request(ModelSpec model, int rows) throws IOException {
    byte[] spec =
        message(
            out -> {
              out.writeString(1, model.name());
              out.writeString(3, ExportGraph.SERVING_DEFAULT);
            });
    byte[] input =
        message(
            out -> {
              out.writeString(1, "features");
              out.writeMessage(2, zeros(rows, model.features()));
            });
    return message(
        out -> {
          out.writeByteArray(1, spec);
          out.writeByteArray(2, input);
        });
  }

  /** A tensor whose one given value stands for all. */
  private static TensorProto zeros(int rows, int columns) {
    return TensorProto.newBuilder()
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(
            TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dim.newBuilder().setSize(rows))
                .addDim(TensorShapeProto.Dim.newBuilder().setSize(columns)))
        .addFloatVal(0)
        .build();
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }
}

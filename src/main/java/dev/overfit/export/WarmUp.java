package dev.overfit.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.overfit.graph.ExportGraph;
import dev.overfit.io.TfRecordWriter;
import dev.overfit.model.ColumnEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Requests that TensorFlow Serving runs while it loads a model, so that the first real one finds it
 * warm: TFRecords of {@code tensorflow.serving.PredictionLog}.
 *
 * <p>Only this part of the serving protos is needed; it is written field by field:
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

  /**
   * Returns the bytes of the file: a request of zeros and empty texts for each of a few batch
   * sizes, with the features of the model or, if it has an encoding, with each of its columns.
   */
  static byte[] requests(ModelCard card) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    TfRecordWriter records = new TfRecordWriter(file);
    for (int rows : BATCHES) {
      byte[] request = request(card, rows);
      byte[] predictLog = message(out -> out.writeByteArray(1, request));
      records.write(message(out -> out.writeByteArray(6, predictLog)));
    }
    return file.toByteArray();
  }

  private static byte[] request(ModelCard card, int rows) throws IOException {
    byte[] spec =
        message(
            out -> {
              out.writeString(1, card.model().name());
              out.writeString(3, ExportGraph.SERVING_DEFAULT);
            });
    return message(
        out -> {
          out.writeByteArray(1, spec);
          for (Map.Entry<String, TensorProto> input : inputs(card, rows).entrySet()) {
            out.writeByteArray(2, entry(input.getKey(), input.getValue()));
          }
        });
  }

  private static byte[] entry(String name, TensorProto value) throws IOException {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeMessage(2, value);
        });
  }

  private static Map<String, TensorProto> inputs(ModelCard card, int rows) {
    if (card.encoding().isEmpty()) {
      return Map.of("features", new Blank(rows, card.model().features()).floats());
    }
    Map<String, TensorProto> inputs = new LinkedHashMap<>();
    for (ColumnEncoding column : card.encoding().get().columns()) {
      inputs.put(column.name(), column.accept(new Blank(rows, 1)));
    }
    return inputs;
  }

  /**
   * A tensor that contains only zeros or empty texts.
   *
   * @param rows the size of its first dimension
   * @param columns the size of its second dimension
   */
  private record Blank(int rows, int columns) implements ColumnEncoding.Visitor<TensorProto> {
    TensorProto floats() {
      return tensor(DataType.DT_FLOAT).addFloatVal(0).build();
    }

    @Override
    public TensorProto number(ColumnEncoding.Numeric column) {
      return column.wide() ? tensor(DataType.DT_DOUBLE).addDoubleVal(0).build() : floats();
    }

    @Override
    public TensorProto category(ColumnEncoding.Categorical column) {
      return tensor(DataType.DT_STRING).addStringVal(ByteString.EMPTY).build();
    }

    /** Returns a tensor whose single value, still to be added, stands for all. */
    private TensorProto.Builder tensor(DataType type) {
      return TensorProto.newBuilder()
          .setDtype(type)
          .setTensorShape(
              TensorShapeProto.newBuilder()
                  .addDim(TensorShapeProto.Dim.newBuilder().setSize(rows))
                  .addDim(TensorShapeProto.Dim.newBuilder().setSize(columns)));
    }
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }
}

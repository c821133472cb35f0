package dev.overfit.tensorboard;

import com.google.protobuf.ByteString;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.SummaryMetadata.PluginData;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Values that are not curves, with the metadata by which a plugin of TensorBoard finds them. */
final class Values {
  private static final SummaryMetadata KERAS_MODEL =
      metadata("graph_keras_model", ByteString.copyFromUtf8("1"));

  /** The smallest tensor that the HParams plugin accepts: what it reads is in the metadata. */
  private static final TensorProto NOTHING =
      TensorProto.newBuilder()
          .setDtype(DataType.DT_FLOAT)
          .setTensorShape(
              TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dim.newBuilder().setSize(0)))
          .build();

  private Values() {}

  /** Returns a model in Keras' JSON, which TensorBoard shows as layers on its page of graphs. */
  static Summary.Value kerasModel(String json) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(TensorShapeProto.getDefaultInstance())
            .addStringVal(ByteString.copyFromUtf8(json));
    return Summary.Value.newBuilder()
        .setTag("keras")
        .setTensor(tensor)
        .setMetadata(KERAS_MODEL)
        .build();
  }

  /** Returns a message to the HParams plugin. */
  static Summary.Value hparams(String tag, ByteString pluginData) {
    return Summary.Value.newBuilder()
        .setTag(tag)
        .setTensor(NOTHING)
        .setMetadata(metadata("hparams", pluginData))
        .build();
  }

  private static SummaryMetadata metadata(String plugin, ByteString content) {
    return SummaryMetadata.newBuilder()
        .setPluginData(PluginData.newBuilder().setPluginName(plugin).setContent(content))
        .build();
  }
}

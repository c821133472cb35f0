package dev.overfit.tensorboard;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.SummaryMetadata.PluginData;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A curve of scalars. Its points are {@code Summary.Value}s with a rank-0 float32 tensor for the
 * plugin {@code scalars}.
 *
 * <p>The points of a curve differ in four bytes. All other bytes are serialized once, since
 * building the messages anew would take most of the time that a long training spends here.
 */
final class Curve {
  private final byte[] zero;

  /** Creates a curve with the given tag. */
  Curve(String tag) {
    ByteString value =
        Summary.Value.newBuilder().setTag(tag).setMetadata(metadata()).build().toByteString();
    Wire number = new Wire().message(TensorProto.FLOAT_VAL_FIELD_NUMBER, fourBytes());
    Wire tensor =
        new Wire().message(Summary.Value.TENSOR_FIELD_NUMBER, scalar().concat(number.bytes()));
    // A message's fields may come in any order: the number's four bytes are put last.
    zero = value.concat(tensor.bytes()).toByteArray();
  }

  /** Returns a point: a serialized {@code Summary.Value}. */
  byte[] point(float value) {
    byte[] bytes = zero.clone();
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(bytes.length - Float.BYTES, value);
    return bytes;
  }

  private static SummaryMetadata metadata() {
    return SummaryMetadata.newBuilder()
        .setPluginData(PluginData.newBuilder().setPluginName("scalars"))
        .build();
  }

  private static ByteString scalar() {
    return TensorProto.newBuilder()
        .setDtype(DataType.DT_FLOAT)
        .setTensorShape(TensorShapeProto.getDefaultInstance())
        .build()
        .toByteString();
  }

  private static ByteString fourBytes() {
    return ByteString.copyFrom(new byte[Float.BYTES]);
  }
}

package dev.overfit.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;

/**
 * Builds an ONNX message by field numbers, since ONNX has no Java classes here; fields may be
 * repeated.
 */
final class OnnxMessage {
  private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

  /** Adds a {@code string}. */
  OnnxMessage text(int field, String value) {
    return bytes(field, ByteString.copyFromUtf8(value));
  }

  /** Adds a message. */
  OnnxMessage message(int field, OnnxMessage value) {
    return bytes(field, value.serialized());
  }

  /** Adds {@code bytes}. */
  OnnxMessage bytes(int field, ByteString value) {
    fields.mergeField(field, Field.newBuilder().addLengthDelimited(value).build());
    return this;
  }

  /** Adds a non-negative {@code int64} or the number of an enum. */
  OnnxMessage whole(int field, long value) {
    fields.mergeField(field, Field.newBuilder().addVarint(value).build());
    return this;
  }

  /** Adds a {@code float}. */
  OnnxMessage number(int field, float value) {
    int bits = Float.floatToRawIntBits(value);
    fields.mergeField(field, Field.newBuilder().addFixed32(bits).build());
    return this;
  }

  /** Returns the serialized message. */
  ByteString serialized() {
    return fields.build().toByteString();
  }
}

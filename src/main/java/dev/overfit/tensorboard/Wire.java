package dev.overfit.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;

/**
 * Builds a protocol buffer message by field numbers, for messages that have no Java classes. Fields
 * are written in the order of their numbers.
 */
final class Wire {
  private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

  /** Adds a {@code string}. */
  Wire text(int field, String value) {
    return message(field, ByteString.copyFromUtf8(value));
  }

  /** Adds a message that is already serialized; may be repeated. */
  Wire message(int field, ByteString value) {
    fields.mergeField(field, Field.newBuilder().addLengthDelimited(value).build());
    return this;
  }

  /** Adds a message; may be repeated. */
  Wire message(int field, Wire value) {
    return message(field, value.bytes());
  }

  /** Adds a {@code double}. */
  Wire number(int field, double value) {
    fields.mergeField(
        field, Field.newBuilder().addFixed64(Double.doubleToRawLongBits(value)).build());
    return this;
  }

  /** Adds an enum's number, or a {@code bool} as 0 or 1. */
  Wire choice(int field, int value) {
    fields.mergeVarintField(field, value);
    return this;
  }

  /** Returns the serialized message. */
  ByteString bytes() {
    return fields.build().toByteString();
  }
}

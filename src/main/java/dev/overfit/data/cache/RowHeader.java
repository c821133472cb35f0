package dev.overfit.data.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The header of a file of rows.
 *
 * <p>The format, version {@value #VERSION}. Numbers in the header and after the rows are
 * big-endian; a text is its length in bytes, an int32, followed by its UTF-8 bytes.
 *
 * <pre>{@code
 * magic    8 bytes, "OVERFITR"
 * version  int32
 * key      text
 * columns  int32 features; a feature: text its name
 * rows     a row: float32 its label, float32 a feature, all little-endian
 * count    int64 rows
 * sums     32 bytes, the SHA-256 of the rows; 32 bytes, the SHA-256 of all but the rows, before
 * }</pre>
 *
 * @param key the key of the rows in the cache
 * @param columns the names of the features
 */
record RowHeader(String key, List<String> columns) {
  static final int VERSION = 1;

  private static final byte[] MAGIC = "OVERFITR".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int MOST_COLUMNS = 1 << 20;

  RowHeader {
    columns = List.copyOf(columns);
  }

  /** Returns the number of bytes per row. */
  int rowBytes() {
    return (columns.size() + 1) * Float.BYTES;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeInt(VERSION);
    text(out, key);
    out.writeInt(columns.size());
    for (String column : columns) {
      text(out, column);
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /**
   * Reads a header.
   *
   * @throws IOException if the header is not of this format and version
   */
  static RowHeader read(DataInput in) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    in.readFully(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("expected a file of rows, found another");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("expected rows in format " + VERSION + ", found format " + version);
    }
    String key = text(in);
    int count = count(in, MOST_COLUMNS);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(text(in));
    }
    return new RowHeader(key, columns);
  }

  private static String text(DataInput in) throws IOException {
    byte[] utf8 = new byte[count(in, LONGEST_TEXT)];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static int count(DataInput in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("expected a length of 0 to " + most + ", found " + count);
    }
    return count;
  }
}

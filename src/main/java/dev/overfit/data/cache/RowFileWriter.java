package dev.overfit.data.cache;

import dev.overfit.data.DataException;
import dev.overfit.data.RowSink;
import dev.overfit.io.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows in the format of {@link RowHeader} as they arrive; does not close the stream. */
final class RowFileWriter implements RowSink {
  private static final int ROWS_AT_ONCE = 1024;

  private final RowKey key;
  private final Path folder;
  private final OutputStream out;
  private final MessageDigest ofRows = Sha256.start();
  private final MessageDigest ofOthers = Sha256.start();
  private byte[] bytes = {};
  private ByteBuffer rows = ByteBuffer.wrap(bytes); // empty until the columns are known
  private long count;
  private @Nullable IOException failure;

  RowFileWriter(RowKey key, Path folder, OutputStream out) {
    this.key = key;
    this.folder = folder;
    this.out = out;
  }

  @Override
  public void begin(List<String> columns) throws IOException {
    RowHeader header = new RowHeader(key.text(), columns);
    byte[] start = header.bytes();
    ofOthers.update(start);
    bytes = new byte[ROWS_AT_ONCE * header.rowBytes()];
    rows = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    trying(
        () -> {
          checkSpace((long) key.rows().least() * header.rowBytes());
          out.write(start);
        });
  }

  /** Fails before all rows are read for nothing. */
  private void checkSpace(long needed) throws IOException {
    long there = Files.getFileStore(folder).getUsableSpace();
    if (there < needed) {
      throw new IOException(
          String.format(
              "expected %s MB of free disk in %s, found %s",
              DataException.count(needed / 1_000_000),
              folder,
              DataException.count(there / 1_000_000)));
    }
  }

  @Override
  public void add(float label, float[] features) throws IOException {
    rows.putFloat(label);
    for (float feature : features) {
      rows.putFloat(feature);
    }
    count++;
    if (!rows.hasRemaining()) {
      trying(this::write);
    }
  }

  private void write() throws IOException {
    ofRows.update(bytes, 0, rows.position());
    out.write(bytes, 0, rows.position());
    rows.clear();
  }

  /** Writes the end of the file after the last row. */
  void end() throws IOException {
    trying(
        () -> {
          write();
          byte[] end = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
          byte[] sum = ofRows.digest();
          ofOthers.update(end);
          ofOthers.update(sum);
          out.write(end);
          out.write(sum);
          out.write(ofOthers.digest());
        });
  }

  /** Returns the failure to write the file, if there was one. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  /** Records a failure to write, which the source of the rows would report as its own. */
  private void trying(Writing writing) throws IOException {
    try {
      writing.write();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}

package dev.overfit.table;

import dev.overfit.data.csv.CsvFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The source of a table's bytes: a {@code .csv} or {@code .tsv} file, gzip of one, or a zip that
 * contains one.
 *
 * @param place what messages call the table
 * @param bytes opens the bytes
 */
public record TableSource(String place, Opener bytes) {
  /** The name of the standard input in messages. */
  private static final String STANDARD_INPUT = "standard input";

  /** Opens a table's bytes. */
  @FunctionalInterface
  public interface Opener {
    /** Opens the bytes; the caller closes the stream. */
    InputStream open() throws IOException;
  }

  /** Returns a source for a file or a pipe. */
  public static TableSource of(Path file) {
    return new TableSource(file.toString(), () -> CsvFile.open(file, file.toString()));
  }

  /** Returns a source for a program's standard input, which stays open. */
  public static TableSource standardInput(InputStream in) {
    return new TableSource(STANDARD_INPUT, () -> new KeptOpen(in));
  }

  /**
   * Returns a source for a text.
   *
   * @param place what messages call the table
   */
  static TableSource of(String place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new TableSource(place, () -> new ByteArrayInputStream(bytes));
  }

  /** A stream whose owner closes it. */
  private static final class KeptOpen extends FilterInputStream {
    KeptOpen(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return in.read(target, offset, length);
    }

    @Override
    public void close() {
      // left to the owner
    }
  }
}

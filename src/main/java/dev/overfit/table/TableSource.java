package dev.overfit.table;

import dev.overfit.data.csv.CsvFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the bytes of a table come from: a {@code .csv}, {@code .tsv}, gzip of one, or a zip with
 * one in it.
 *
 * @param place what messages call it
 * @param bytes opens it
 */
public record TableSource(String place, Opener bytes) {
  /** What messages call the standard input. */
  private static final String STANDARD_INPUT = "standard input";

  /** Opens a table's bytes. */
  @FunctionalInterface
  public interface Opener {
    /** Opens them; the caller closes them. */
    InputStream open() throws IOException;
  }

  /** A file, or a pipe. */
  public static TableSource of(Path file) {
    return new TableSource(file.toString(), () -> CsvFile.open(file, file.toString()));
  }

  /** A program's standard input, which stays open. */
  public static TableSource standardInput(InputStream in) {
    return new TableSource(STANDARD_INPUT, () -> new KeptOpen(in));
  }

  /**
   * A text.
   *
   * @param place what messages call it
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
      // it is its owner's to close
    }
  }
}

package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.io.OneLine;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;

/** Opens the plain bytes of a CSV file, inflating gzip as it is read. */
public final class CsvBytes {
  private static final int BUFFER = 1 << 16;
  private static final int MAGIC = 0x1f8b;

  private CsvBytes() {}

  /**
   * Returns the plain bytes. Gzip is recognized by its first two bytes, whatever the name.
   *
   * @throws DataException if the name ends in {@code .gz} but the content is not gzip
   */
  public static InputStream open(String place, String name, InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, BUFFER);
    if (startsWithMagic(in)) {
      return inflate(place, in);
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw new DataException(
          place + ": expected gzip, as the name ends in .gz, found other content");
    }
    return in;
  }

  private static boolean startsWithMagic(InputStream in) throws IOException {
    in.mark(2);
    int start = in.read() << 8 | in.read();
    in.reset();
    return start == MAGIC;
  }

  private static InputStream inflate(String place, InputStream in) throws IOException {
    try {
      return new GzipInput(in);
    } catch (EOFException e) {
      throw new DataException(place + ": cut off inside the gzip header", e);
    } catch (ZipException e) {
      throw new DataException(place + ": damaged gzip header: " + OneLine.reason(e), e);
    }
  }
}

package dev.overfit.table;

import dev.overfit.data.DataException;
import dev.overfit.data.csv.CsvBytes;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Opens the plain bytes of a table, inflating gzip, or a zip with one file, as they are read. The
 * file in the zip may itself be gzip.
 */
final class TableBytes {
  private static final int ZIP = 0x504B0304;
  private static final int EMPTY_ZIP = 0x504B0506;

  private TableBytes() {}

  /**
   * Returns the plain bytes, recognizing the compression by the content.
   *
   * @param name the file name, which says whether the content has to be gzip
   * @throws DataException if a zip contains no file, or the name says gzip but the content is not
   */
  static InputStream open(String place, String name, InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw, 1 << 16);
    int start = start(in);
    return start == ZIP || start == EMPTY_ZIP
        ? unzipped(place, in)
        : CsvBytes.open(place, name, in);
  }

  private static int start(InputStream in) throws IOException {
    in.mark(Integer.BYTES);
    int start = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      start = start << 8 | (in.read() & 0xff);
    }
    in.reset();
    return start;
  }

  private static InputStream unzipped(String place, InputStream in) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    if (entry == null) {
      throw new DataException(place + ": expected a zip with one file in it, found none");
    }
    return CsvBytes.open(place, entry.getName(), new OnlyEntry(place, zip));
  }

  /** The bytes of a zip entry; fails at their end if another entry follows. */
  private static final class OnlyEntry extends FilterInputStream {
    private final String place;
    private final ZipInputStream zip;

    OnlyEntry(String place, ZipInputStream zip) {
      super(zip);
      this.place = place;
      this.zip = zip;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = zip.read(target, offset, length);
      if (read < 0) {
        checkLast();
      }
      return read;
    }

    private void checkLast() throws IOException {
      ZipEntry next = zip.getNextEntry();
      if (next != null) {
        throw new DataException(
            place
                + ": expected a zip with one file in it, found a second, "
                + DataException.quote(next.getName()));
      }
    }
  }
}

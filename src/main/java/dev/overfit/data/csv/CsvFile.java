package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.LoadedData;
import dev.overfit.io.OneLine;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Reads rows from a local {@code .csv} or {@code .csv.gz} file. Gzip is recognized by the content
 * and inflated on the fly, never to disk; a file whose name ends in {@code .gz} has to be gzip.
 *
 * <p>Rows after those asked for are not read and may be invalid; if the file ends with the last row
 * asked for, its gzip checksum is verified. Reading uses up to two daemon threads besides the
 * caller's, which have ended when the method returns, and at most about twice the memory of the
 * rows as float32. Any number of threads may read at once.
 */
public final class CsvFile {
  /** Asks for all rows of a file. */
  public static final int ALL_ROWS = Integer.MAX_VALUE;

  private CsvFile() {}

  /**
   * Reads all rows of a file, like {@link #read(Path, CsvLayout, int, RowProgress)}.
   *
   * @throws DataException if the rows cannot be used
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   */
  public static LoadedData read(Path file, CsvLayout layout) throws IOException {
    return read(file, layout, ALL_ROWS, RowProgress.NONE);
  }

  /**
   * Reads the first rows of a file.
   *
   * @param rows the number of rows, at least 1, or {@link #ALL_ROWS}
   * @throws DataException if the file is missing, a folder or unreadable, has too few rows or is
   *     damaged, or if a row does not match the layout: a wrong number of columns, an empty line, a
   *     label other than 0 and 1, a feature that is not a finite float32 number, a line longer than
   *     65,536 characters
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   * @throws IllegalArgumentException if {@code rows} is below 1
   */
  public static LoadedData read(Path file, CsvLayout layout, int rows, RowProgress progress)
      throws IOException {
    String place = file.toString();
    DigestedRows read = read(file, place, new RowRequest(layout, rows, progress));
    Path name = file.getFileName();
    return read.from(name == null ? place : name.toString(), place);
  }

  /**
   * Reads the first rows of a file that messages call {@code place}.
   *
   * @throws IOException as {@link #read(Path, CsvLayout, int, RowProgress)}
   */
  public static DigestedRows read(Path file, String place, RowRequest request) throws IOException {
    try (InputStream bytes = open(file, place)) {
      RowReader.Source source = new RowReader.Source(place, file.toString(), bytes, false);
      return RowReader.read(source, request, RecordSink.NONE);
    } catch (IOException e) {
      throw described(place, e);
    }
  }

  /** Converts a failure to read into the exception that callers expect, with the file's name. */
  public static IOException described(String place, IOException e) {
    if (e instanceof DataException || e instanceof InterruptedIOException) {
      return e;
    }
    if (e instanceof ClosedByInterruptException) {
      return (IOException)
          new InterruptedIOException("interrupted while reading " + place).initCause(e);
    }
    return new DataException(place + ": " + reason(e), e);
  }

  /**
   * Opens a file or a pipe.
   *
   * @param place what messages call the file
   * @throws DataException if the file is missing, a folder or unreadable
   */
  public static InputStream open(Path file, String place) throws DataException {
    if (Files.isDirectory(file)) {
      throw new DataException(place + ": expected a .csv or .csv.gz file, found a folder");
    }
    try {
      return new Unseekable(Files.newInputStream(file));
    } catch (IOException e) {
      throw new DataException(place + ": " + reason(e), e);
    }
  }

  /** Says in words why a file cannot be read. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof EOFException) {
      return "cut off inside the gzip stream";
    }
    if (e instanceof ZipException) {
      return "damaged gzip stream: " + OneLine.reason(e);
    }
    return e instanceof AccessDeniedException
        ? "cannot be read: permission denied"
        : "cannot be read: " + OneLine.reason(e);
  }

  /** A stream that is never asked for its position, which a pipe cannot report. */
  private static final class Unseekable extends FilterInputStream {
    Unseekable(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 0;
    }
  }
}

package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.LoadedData;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Real HIGGS rows that ship with this artifact, so that a first run needs neither a network nor a
 * file: the first 10,000 rows of the file at UCI, in order and rounded to three significant digits,
 * followed by 5,000 of its other rows at full precision.
 *
 * <p>Source: Baldi, Sadowski, Whiteson, "Searching for exotic particles in high-energy physics with
 * deep learning", Nature Communications 5 (2014), <a
 * href="https://doi.org/10.1038/ncomms5308">doi:10.1038/ncomms5308</a>; UCI Machine Learning
 * Repository, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
 */
public final class HiggsSample {
  /** The number of rows in the sample. */
  public static final int ROWS = 15_000;

  /**
   * The number of leading rows that are the first of the file at UCI, to three significant digits.
   */
  public static final int LEADING = 10_000;

  /** The name of the sample wherever it is shown. */
  public static final String NAME = "HIGGS sample";

  private static final String RESOURCE = "HIGGS-15k.csv.gz";
  private static final String LOCATION =
      RESOURCE
          + " inside Overfit: the first 10,000 rows of HIGGS to three significant digits, then 5,000"
          + " others";

  private HiggsSample() {}

  /**
   * Reads all rows.
   *
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   */
  public static LoadedData read() throws IOException {
    return read(ROWS, RowProgress.NONE);
  }

  /**
   * Reads the first rows.
   *
   * @param rows the number of rows, 1 to {@link #ROWS}
   * @throws DataException if more rows are asked for
   * @throws java.io.InterruptedIOException if the current thread is interrupted; its interrupt
   *     status stays set
   * @throws IllegalArgumentException if {@code rows} is below 1
   */
  public static LoadedData read(int rows, RowProgress progress) throws IOException {
    RowRequest request = new RowRequest(CsvLayout.uci(), rows, progress);
    if (rows > ROWS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: expected at most %s rows, received %s",
              NAME,
              DataException.count(ROWS),
              DataException.count(rows)));
    }
    try (InputStream bytes = open()) {
      RowReader.Source source = new RowReader.Source(NAME, RESOURCE, bytes, false);
      return RowReader.read(source, request, RecordSink.NONE).from(NAME, LOCATION);
    }
  }

  private static InputStream open() throws IOException {
    InputStream bytes = HiggsSample.class.getResourceAsStream(RESOURCE);
    if (bytes == null) {
      throw new DataException(NAME + ": " + RESOURCE + " is missing from the artifact");
    }
    return bytes;
  }
}

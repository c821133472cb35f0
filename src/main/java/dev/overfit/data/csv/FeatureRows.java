package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows to predict from a {@code .csv} or {@code .csv.gz} file, some at a time, so that a file of
 * any length takes the same memory. Its first line tells how it lies:
 *
 * <ul>
 *   <li>a header, where not one cell is a number: each feature has a column of its name, in any
 *       order; other columns are left alone
 *   <li>as many columns as features: the features, in their order
 *   <li>one more, as in the UCI layout: a label, which is not looked at, before them
 * </ul>
 *
 * <p>Reading takes two daemon threads, which are gone when this is closed. For one thread.
 */
public final class FeatureRows implements AutoCloseable {
  private static final int BATCHES_AHEAD = 8;
  private static final RowRequest ALL =
      new RowRequest(
          CsvLayout.withoutHeader(new LabelColumn.At(0)), CsvFile.ALL_ROWS, RowProgress.NONE);

  private final String place;
  private final List<String> features;
  private final boolean byName;
  private final InputStream bytes;
  private final ReadAhead text;
  private final Pipe<List<CSVRecord>> records;
  private Iterator<CSVRecord> batch = Collections.emptyIterator();
  private @Nullable FeatureColumns columns;
  private long rows;

  private FeatureRows(
      String place, List<String> features, boolean byName, InputStream bytes, InputStream plain)
      throws IOException {
    this.place = place;
    this.features = List.copyOf(features);
    this.byName = byName;
    this.bytes = bytes;
    this.text = new ReadAhead(plain);
    this.records =
        Pipe.start(
            "overfit-csv",
            BATCHES_AHEAD,
            new RecordSource(place, ALL, text, 0, true).withHeaderWhere(FeatureColumns::isHeader));
  }

  /**
   * Opens a file.
   *
   * @param features the names of the features, in the order in which {@link #next} gives them
   * @param byName whether a header has to name them; {@code false} where the names are made up, so
   *     that only their number can be checked
   * @throws DataException where the file is missing, a folder or unreadable, or is called {@code
   *     .gz} and is no gzip
   */
  public static FeatureRows open(Path file, List<String> features, boolean byName)
      throws IOException {
    String place = file.toString();
    InputStream bytes = CsvFile.open(file, place);
    try {
      return new FeatureRows(
          place, features, byName, bytes, CsvBytes.open(place, file.toString(), bytes));
    } catch (IOException e) {
      bytes.close();
      throw CsvFile.described(place, e);
    }
  }

  /**
   * The next rows.
   *
   * @param most how many at most, at least 1
   * @return {@code [rows, features]}, row-major; fewer than {@code most} rows only at the end, none
   *     behind it
   * @throws DataException where the file is empty, the first line does not have the features, a row
   *     has another number of columns than the first line, or a feature is no finite number within
   *     float32; the message names file, row and column
   * @throws java.io.InterruptedIOException where this thread is interrupted; its status stays set
   */
  public float[] next(int most) throws IOException {
    int width = features.size();
    float[] block = new float[Math.multiplyExact(most, width)];
    int count = 0;
    for (CSVRecord record = row(); record != null; record = count < most ? row() : null) {
      columns().copy(record, ++rows, block, count * width);
      count++;
    }
    return count == most ? block : Arrays.copyOf(block, count * width);
  }

  /** How many rows were given so far. */
  public long rows() {
    return rows;
  }

  private @Nullable CSVRecord row() throws IOException {
    CSVRecord record = record();
    if (columns != null) {
      return record;
    }
    if (record == null) {
      throw new DataException(place + ": expected at least 1 row, found an empty file");
    }
    columns = FeatureColumns.of(place, features, byName, record);
    return columns.header() ? record() : record;
  }

  private FeatureColumns columns() {
    if (columns == null) {
      throw new IllegalStateException("columns: no line was read yet");
    }
    return columns;
  }

  private @Nullable CSVRecord record() throws IOException {
    while (!batch.hasNext()) {
      List<CSVRecord> next = take();
      if (next == null) {
        return null;
      }
      batch = next.iterator();
    }
    return batch.next();
  }

  private @Nullable List<CSVRecord> take() throws IOException {
    try {
      return records.take();
    } catch (IOException e) {
      throw CsvFile.described(place, e);
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
    text.close();
    bytes.close();
  }
}

package dev.overfit.data.csv;

import dev.overfit.data.DataException;
import dev.overfit.data.RowSink;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Checks records as they arrive and passes their numbers on to a sink. */
final class RowCollector {
  /** The state that exists once the first line has been read. */
  @SuppressWarnings("ArrayRecordComponent") // scratch space
  private record Rows(Columns columns, RowParser parser, float[] row) {}

  private final String place;
  private final RowRequest request;
  private final RowSink sink;
  private @Nullable Rows rows;
  private int count;

  /**
   * @param sink receives the rows
   */
  RowCollector(String place, RowRequest request, RowSink sink) {
    this.place = place;
    this.request = request;
    this.sink = sink;
  }

  /** Returns the number of rows so far. */
  int count() {
    return count;
  }

  /** Returns whether the required rows are complete and any others are optional. */
  boolean isEnough() {
    return !request.all() && count >= request.rows().least() && count < request.rows().most();
  }

  /** Takes a record: the header if it is the first and the layout has one, otherwise a row. */
  void add(CSVRecord record) throws IOException {
    if (rows == null) {
      start(record.toList());
      if (request.layout().header()) {
        return;
      }
    }
    add(Objects.requireNonNull(rows), record);
  }

  private void add(Rows rows, CSVRecord record) throws IOException {
    float[] features = rows.parser.features(record, count + 1L);
    add(features, rows.parser.label(record, count + 1L));
  }

  /**
   * Learns the columns from the cells of the first line; called before any row is taken.
   *
   * @return the number of columns
   */
  int start(List<String> first) throws IOException {
    Columns columns = Columns.of(place, request.layout(), first);
    rows = new Rows(columns, new RowParser(place, columns), new float[columns.count() - 1]);
    sink.begin(columns.features());
    return first.size();
  }

  /**
   * Takes the cells of a row as numbers, after {@link #start}.
   *
   * @param cells one per column, NaN for a cell that is not a number
   * @return whether the cells form a valid row; if not, nothing was taken
   */
  boolean add(float[] cells) throws IOException {
    Rows known = Objects.requireNonNull(rows);
    int at = known.columns.label();
    if (cells[at] != 0 && cells[at] != 1) {
      return false;
    }
    for (float cell : cells) {
      if (!Float.isFinite(cell)) {
        return false;
      }
    }
    System.arraycopy(cells, 0, known.row, 0, at);
    System.arraycopy(cells, at + 1, known.row, at, known.row.length - at);
    add(known.row, cells[at] == 0 ? 0 : 1);
    return true;
  }

  private void add(float[] features, float label) throws IOException {
    sink.add(label, features);
    count++;
  }

  /**
   * Makes sure that enough rows arrived.
   *
   * @throws DataException if there are fewer rows than required
   */
  void end() throws DataException {
    if (rows == null) {
      String expected = request.layout().header() ? "a header line" : expectedRows();
      throw new DataException(place + ": expected " + expected + ", found an empty file");
    }
    if (count < request.rows().least()) {
      throw new DataException(
          place + ": expected " + expectedRows() + ", found " + DataException.count(count));
    }
  }

  private String expectedRows() {
    int least = request.rows().least();
    return (least < request.rows().most() ? "at least " : "")
        + DataException.count(least)
        + (least == 1 ? " row" : " rows");
  }
}
